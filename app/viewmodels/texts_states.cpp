// SPDX-License-Identifier: MIT
#include <QCoreApplication>
#include <QStringList>

#include "viewmodels/texts.h"
#include "wallet/types.h"

namespace tacit::app::texts {

namespace {

class States {
  Q_DECLARE_TR_FUNCTIONS(States)
};

}  // namespace

QString state(const Payment& payment) {
  switch (payment.state) {
    case PaymentState::Planned:
    case PaymentState::Proving:
      return States::tr("being proved");
    case PaymentState::HandedOver:
      return States::tr("handed over");
    case PaymentState::Unknown:
      return States::tr("not known yet");
    case PaymentState::Final:
      return States::tr("final");
    case PaymentState::Refused:
      return States::tr("refused");
    case PaymentState::Cancelled:
      return States::tr("cancelled");
  }
  return {};
}

QString refusal(RefusalReason reason) {
  switch (reason) {
    case RefusalReason::SpentElsewhere:
      return States::tr("Another payment of this wallet spent the same money first.");
    case RefusalReason::Expired:
      return States::tr("It did not reach the ledger before it expired.");
    case RefusalReason::Rejected:
      return States::tr("The network did not accept it.");
    case RefusalReason::CouldNotProve:
      return States::tr("It could not be proved on this computer. Nothing was sent.");
    case RefusalReason::None:
      break;
  }
  return {};
}

QString explanation(const Payment& payment, qint64 expiresAt) {
  switch (payment.state) {
    case PaymentState::Planned:
    case PaymentState::Proving:
      return States::tr("It is being proved on this computer. Nothing has left it.");
    case PaymentState::HandedOver:
      return States::tr("The network has it. It becomes final with the next block.");
    case PaymentState::Unknown:
      if (payment.refusal == RefusalReason::Rejected && expiresAt != 0) {
        return States::tr(
                   "The node did not accept it, which proves nothing yet. The payment is kept and tried "
                   "again; it can not be made twice. It is decided by %1 at the latest. Please do not pay "
                   "again before.")
            .arg(moment(expiresAt));
      }
      return expiresAt == 0
                 ? States::tr(
                       "The network has not answered. The payment is kept and tried again; it can not be "
                       "made twice.")
                 : States::tr(
                       "The network has not answered. The payment is kept and tried again; it can not be "
                       "made twice. It is decided by %1 at the latest. Please do not pay again before.")
                       .arg(moment(expiresAt));
    case PaymentState::Final:
      return payment.incoming ? States::tr("This money is yours and can be spent.")
                              : States::tr("The recipient has it. Nobody can take it back.");
    case PaymentState::Refused:
      return States::tr("%1 Your money is untouched; you can pay again.").arg(refusal(payment.refusal));
    case PaymentState::Cancelled:
      if (payment.refusal == RefusalReason::Expired) {
        return States::tr(
            "Tacit was closed before it left this computer, and opened again too late to send it unasked. "
            "Your money is untouched; you can pay again.");
      }
      return payment.refusal == RefusalReason::CouldNotProve
                 ? States::tr("%1 Your money is untouched; you can pay again.").arg(refusal(payment.refusal))
                 : States::tr("You cancelled it before it left this computer. Your money is untouched.");
  }
  return {};
}

QString openFault(OpenFault fault) {
  switch (fault) {
    case OpenFault::WrongPassword:
      return States::tr(
          "This is not the password of this wallet. Check capital letters and the keyboard layout.");
    case OpenFault::InUse:
      return States::tr("Another program has this wallet open. Close it there, then try again.");
    case OpenFault::Damaged:
      return States::tr(
          "Its keys can not be read, nor any of their copies. Your money is safe: it is on the network, and "
          "your 24 words or a backup file bring it back.");
    case OpenFault::Records:
      return States::tr(
          "Its file wallet.sqlite can not be read; its keys are whole. Your money is safe: it is on the "
          "network, and can be brought back from there.");
    case OpenFault::Newer:
      return States::tr(
          "A later version of this program made this wallet. Install that version to open it; nothing was "
          "changed.");
    case OpenFault::NoMemory:
      return States::tr(
          "There is not enough memory to check the password. Close other programs, then try again.");
    case OpenFault::WrongWords:
      return States::tr("These words are no valid phrase. Check their order and spelling.");
    case OpenFault::Storage:
      return States::tr(
          "The wallet's folder can not be written. Check free space and permissions; nothing was "
          "lost.");
    case OpenFault::NoNetwork:
      return States::tr(
          "The network does not answer. Check the connection and try again; nothing was made yet.");
    case OpenFault::Exists:
      return States::tr("There is a wallet in this folder already. It was left as it is.");
    case OpenFault::BadViewKey:
      return States::tr("This is no view key that can be read. Copy the whole of it again.");
    case OpenFault::Watching:
      return States::tr("This wallet only watches: it holds no key that could do this.");
  }
  return {};
}

QString backupFault(BackupFault fault) {
  switch (fault) {
    case BackupFault::None:
      break;
    case BackupFault::WrongPassword:
      return States::tr("This is not the password of this backup file.");
    case BackupFault::WrongWalletPassword:
      return States::tr("This is not the password of this wallet. No file was written.");
    case BackupFault::NotABackup:
      return States::tr("This file is no backup of a Tacit wallet. Nothing was changed.");
    case BackupFault::Newer:
      return States::tr("A later version of this program made this file. Install that version to open it.");
    case BackupFault::Damaged:
      return States::tr(
          "This backup file is damaged: part of it is missing or was changed. Use another copy, or the 24 "
          "words.");
    case BackupFault::NotReadable:
      return States::tr("This file can not be read. Check that it is still there and that you may read it.");
    case BackupFault::NotWritten:
      return States::tr("The file can not be written there. Choose another folder; nothing was changed.");
    case BackupFault::OtherWallet:
      return States::tr("This backup opens, but it is of another wallet than this one.");
  }
  return {};
}

QString backupContents(const BackupContents& contents) {
  const QString held = QStringList{States::tr("%n account(s)", "", contents.accounts),
                                   States::tr("%n payment(s)", "", contents.payments),
                                   States::tr("%n contact(s)", "", contents.contacts),
                                   States::tr("%n request(s)", "", contents.requests)}
                           //: Between the things of a list: "1 account, 3 payments"
                           .join(States::tr(", "));
  //: %1 is a date and time, %2 a list: "1 account, 3 payments"
  QString text = States::tr("It was made %1 and holds %2.").arg(moment(contents.madeAt), held);
  if (contents.watch != WatchKind::None) {
    text += QLatin1Char(' ') + States::tr("It is of a wallet that only watches.");
  }
  return text;
}

QString practiceFault(PracticeFault fault) {
  switch (fault) {
    case PracticeFault::NoProgram:
      return States::tr(
          "The program tacitd was not found beside this one. Install it to use the practice network.");
    case PracticeFault::DidNotStart:
      return States::tr("The practice network did not start. Check free space on the disk, then try again.");
    case PracticeFault::NoAnswer:
      return States::tr("The practice network does not answer. Try again in a moment.");
  }
  return {};
}

QString faucet(FaucetAnswer answer) {
  switch (answer) {
    case FaucetAnswer::OnItsWay:
      return States::tr("Test money is on its way.");
    case FaucetAnswer::TooOften:
      return States::tr("The practice network has paid often just now. Try again in a minute.");
    case FaucetAnswer::NotPractice:
      return States::tr("This network does not give test money.");
    case FaucetAnswer::Unreachable:
      return States::tr("The practice network does not answer. Try again in a moment.");
  }
  return {};
}

QString proxyProblem(const QString& text) {
  return text.isEmpty() || parse_proxy(text.toStdString())
             ? QString()
             : States::tr("A proxy is an IP address or localhost, and a port: 127.0.0.1:9050");
}

QString linkFault(const NodeState& state) {
  switch (state.linkFault) {
    case LinkFault::UnknownName:
      return States::tr("The name of %1 is not known").arg(state.endpoint);
    case LinkFault::Silent:
      return States::tr("%1 takes the connection and says nothing").arg(state.endpoint);
    case LinkFault::ProxyAway:
      return States::tr("The proxy %1 does not answer").arg(state.proxy);
    case LinkFault::ProxySlow:
      return States::tr("The proxy %1 took too long").arg(state.proxy);
    case LinkFault::NotAProxy:
      return States::tr("What answers at %1 is no SOCKS5 proxy").arg(state.proxy);
    case LinkFault::ProxyLogin:
      return States::tr("The proxy %1 wants a login").arg(state.proxy);
    case LinkFault::ProxyRefused:
      return States::tr("The proxy refused to connect to %1").arg(state.endpoint);
    case LinkFault::ProxyNoRoute:
      return States::tr("The proxy does not know %1, or finds no way to it").arg(state.endpoint);
    case LinkFault::ProxyNoNode:
      return States::tr("Nothing answers the proxy at %1").arg(state.endpoint);
    case LinkFault::ProxyUnknown:
      return States::tr("It is not known whether this wallet goes through a proxy");
    case LinkFault::Lost:
      return States::tr("The connection to %1 broke").arg(state.endpoint);
    case LinkFault::None:
    case LinkFault::NotStarted:
    case LinkFault::Connecting:
    case LinkFault::Unreachable:
      break;
  }
  return States::tr("Nothing answers at %1").arg(state.endpoint);
}

bool nodeTestGood(const LinkTest& result) {
  const NodeState& state = result.state;
  return result.syntaxOk && state.link == LayerState::Good && state.encryption == LayerState::Good &&
         state.node == LayerState::Good && state.ledger != LayerState::Bad;
}

QString nodeTest(const LinkTest& result) {
  const NodeState& state = result.state;
  if (!result.syntaxOk) {
    return States::tr("This is no node link. It begins with tacit-node: and holds a key and a network.");
  }
  if (state.link == LayerState::Bad) {
    return state.linkFault == LinkFault::Unreachable
               ? States::tr("Nothing answers at %1. Check the link and your connection.").arg(state.endpoint)
           : state.linkFault == LinkFault::Silent
               ? States::tr(
                     "%1 takes the connection and says nothing. It may be no node but a web server or "
                     "another "
                     "program. Check the link.")
                     .arg(state.endpoint)
               //: %1 says what is wrong: "The proxy 127.0.0.1:9050 does not answer"
               : States::tr("%1. Nothing was sent to the node.").arg(linkFault(state));
  }
  if (state.encryption == LayerState::Bad) {
    return States::tr(
               "Something answers at %1, but not with the key in the link. Do not use it; ask for the link "
               "again.")
        .arg(state.endpoint);
  }
  if (state.node == LayerState::Bad) {
    if (state.nodeFault == NodeFault::Stranger) {
      return States::tr("What answers at %1 is no node: a web server, or another program. Check the link.")
          .arg(state.endpoint);
    }
    if (state.nodeFault == NodeFault::Misbehaves) {
      return States::tr("This node gives wrong answers. Do not use it.");
    }
    return state.nodeFault == NodeFault::WrongGenesis
               ? States::tr("This node belongs to another network than the link says.")
               : States::tr("This node speaks another version of the protocol.");
  }
  if (state.ledgerFault == LedgerFault::TooOld) {
    return States::tr("This program is too old for the network of this node. Update it.");
  }
  if (state.ledgerFault == LedgerFault::MaybeTooOld) {
    return States::tr(
        "This node shows blocks of an unknown version: it is wrong, or this program is too old.");
  }
  if (state.ledger == LayerState::Bad) {
    return States::tr("This node shows blocks without a valid certificate. Do not use it.");
  }
  QStringList parts = {States::tr("Answers in %1 ms").arg(qMax(1, state.latencyMs))};
  if (state.blockTime > 0) {
    //: %1 is how long ago: "3 minutes ago"
    parts.append(States::tr("last block %1").arg(ago(state.blockTime)));
  }
  if (state.ledger == LayerState::Good) {
    parts.append(States::tr("certificate checked"));
  }
  return parts.join(QStringLiteral(" · "));
}

}  // namespace tacit::app::texts
