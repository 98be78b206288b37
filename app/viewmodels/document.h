// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

/// Requests and receipts on paper: one kind of page, from top to bottom, made into PDF with its fonts inside.
/// Black on white in every theme, A4 or Letter by the locale. Pure; may be called from any thread after the
/// application and its fonts exist.
namespace tacit::app {

struct Document {
  struct Fact {
    QString name;
    QString value;
    bool fixedWidth = false;  // an id or an address: breaks anywhere
  };

  QString title;       // also of the file
  QString amount;      // large; empty: none
  QString amountNote;  // under it: what for
  QList<Fact> facts;
  QString codeTitle;  // above the code
  QString code;       // as QR; left out when it does not fit one
  bool largeCode = false;
  QString proofTitle;  // above the text that is to be copied
  QString proof;       // fixed width
  QString footer;      // at the foot of each page
};

/// The PDF's bytes.
QByteArray documentPdf(const Document& document);
/// The same as plain text, for a file or a message.
QString documentText(const Document& document);

}  // namespace tacit::app
