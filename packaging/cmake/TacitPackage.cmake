# SPDX-License-Identifier: MIT
# What `cmake --install` puts where, and the Debian packages `tacit` (window and wallet for scripts) and `tacitd` (node) that
# cpack makes of it: `cmake --build --preset release --target package`, or packaging/package.sh.
include(GNUInstallDirs)
set(linux "${CMAKE_SOURCE_DIR}/packaging/linux")
set(debian "${CMAKE_SOURCE_DIR}/packaging/debian")

# Manual pages and changelogs are packed without a time, so that a package is the same whenever it is made.
find_program(GZIP gzip REQUIRED)
set(packed "${CMAKE_BINARY_DIR}/packed")
function(tacit_packed source name)
  set(into "${packed}/${name}.gz")
  add_custom_command(OUTPUT "${into}" DEPENDS "${source}" VERBATIM
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${packed}"
    COMMAND sh -c "'${GZIP}' -9nc '${source}' >'${into}'")
  set(tacit_packed_files ${tacit_packed_files} "${into}" PARENT_SCOPE)
endfunction()
foreach(page tacit.1 tacit-cli.1 tacitd.8)
  tacit_packed("${linux}/${page}" ${page})
endforeach()
tacit_packed("${debian}/changelog" changelog)
add_custom_target(tacit_packed ALL DEPENDS ${tacit_packed_files})

install(TARGETS tacitd COMPONENT tacitd)
install(FILES "${linux}/tacitd.service" DESTINATION lib/systemd/system COMPONENT tacitd)
install(FILES "${packed}/tacitd.8.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man8" COMPONENT tacitd)
install(FILES "${debian}/copyright" "${packed}/changelog.gz" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/tacitd" COMPONENT tacitd)
install(FILES "${debian}/tacitd.lintian-overrides" RENAME tacitd DESTINATION "${CMAKE_INSTALL_DATADIR}/lintian/overrides" COMPONENT tacitd)
if(TACIT_DESKTOP)
  install(FILES "${debian}/tacit.lintian-overrides" RENAME tacit DESTINATION "${CMAKE_INSTALL_DATADIR}/lintian/overrides" COMPONENT tacit)
  install(TARGETS tacit tacit-cli COMPONENT tacit)
  install(FILES "${linux}/${TACIT_APP_ID}.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications" COMPONENT tacit)
  install(FILES "${linux}/${TACIT_APP_ID}.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo" COMPONENT tacit)
  install(FILES "${packed}/tacit.1.gz" "${packed}/tacit-cli.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT tacit)
  install(FILES "${debian}/copyright" "${packed}/changelog.gz" "${CMAKE_SOURCE_DIR}/docs/cli.md"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/tacit" COMPONENT tacit)
  set(icons "${CMAKE_INSTALL_DATADIR}/icons/hicolor")
  install(FILES "${CMAKE_SOURCE_DIR}/resources/icons/tacit.svg" RENAME "${TACIT_APP_ID}.svg" DESTINATION "${icons}/scalable/apps"
    COMPONENT tacit)
  install(FILES "${CMAKE_SOURCE_DIR}/resources/icons/app/symbolic.svg" RENAME "${TACIT_APP_ID}-symbolic.svg"
    DESTINATION "${icons}/symbolic/apps" COMPONENT tacit)
  foreach(size 16 22 24 32 48 64 128 256 512)
    install(FILES "${CMAKE_SOURCE_DIR}/resources/icons/app/${size}.png" RENAME "${TACIT_APP_ID}.png"
      DESTINATION "${icons}/${size}x${size}/apps" COMPONENT tacit)
  endforeach()
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tacit)
set(CPACK_PACKAGE_VENDOR "The Tacit developers")
set(CPACK_PACKAGE_CONTACT "The Tacit developers <developers@tacit.alt>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_OUTPUT_FILE_PREFIX "${CMAKE_BINARY_DIR}/packages")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL tacitd)
if(TACIT_DESKTOP)
  list(APPEND CPACK_COMPONENTS_ALL tacit)
endif()
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)

set(CPACK_DEBIAN_TACITD_PACKAGE_NAME tacitd)
set(CPACK_DEBIAN_TACITD_PACKAGE_SECTION net)
set(CPACK_COMPONENT_TACITD_DESCRIPTION "node for private payments
 Checks payments, makes blocks and serves wallets. Also runs the practice
 network that the desktop wallet offers. The systemd unit is not enabled until
 a network has been made; see tacitd(8).")
set(CPACK_DEBIAN_TACITD_PACKAGE_CONTROL_EXTRA "${debian}/postinst;${debian}/prerm;${debian}/postrm")

set(CPACK_DEBIAN_TACIT_PACKAGE_NAME tacit)
set(CPACK_DEBIAN_TACIT_PACKAGE_SECTION utils)
set(CPACK_COMPONENT_TACIT_DESCRIPTION "desktop wallet for private payments
 One person presses Send, the other sees the payment, final, in under a
 second, and nobody else learns who paid whom, how much, or in what. With the
 wallet for scripts, tacit-cli.")
# Libraries are found by themselves; plugins (svg) and what QML imports are not. tests/packaging/test_package.py compares it with the sources.
set(CPACK_DEBIAN_TACIT_PACKAGE_DEPENDS
  "tacitd (= ${PROJECT_VERSION}), hicolor-icon-theme, libqt6svg6, qml6-module-qtquick, qml6-module-qtquick-controls, qml6-module-qtquick-dialogs, \
qml6-module-qtquick-layouts, qml6-module-qtquick-shapes, qml6-module-qtquick-templates, qml6-module-qtquick-window, qml6-module-qtqml, \
qml6-module-qtqml-models, qml6-module-qtqml-workerscript, qml6-module-qtcore, qml6-module-qt-labs-folderlistmodel, \
qml6-module-qt-labs-platform")
set(CPACK_DEBIAN_TACIT_PACKAGE_RECOMMENDS "fonts-noto-cjk, gstreamer1.0-plugins-base, gstreamer1.0-plugins-good, libcanberra-pulse, qt6-wayland, qt6-qpa-plugins")
include(CPack)
