<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Amounts</name>
    <message numerus="yes">
        <source>At most %n digit(s) after the point.</source>
        <translation>
            <numerusform>At most %n digit after the point.</numerusform>
            <numerusform>At most %n digits after the point.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message numerus="yes">
        <source>%n request(s) paid</source>
        <translation>
            <numerusform>%n request paid</numerusform>
            <numerusform>%n requests paid</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) received</source>
        <translation>
            <numerusform>%n payment received</numerusform>
            <numerusform>%n payments received</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Save %n payment(s)</source>
        <extracomment>Button: asks for a file and writes the payments into it.</extracomment>
        <translation>
            <numerusform>Save %n payment</numerusform>
            <numerusform>Save %n payments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterDialog</name>
    <message numerus="yes">
        <source>%n payment(s) match</source>
        <extracomment>How many payments a filter leaves.</extracomment>
        <translation>
            <numerusform>%n payment matches</numerusform>
            <numerusform>%n payments match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Passwords</name>
    <message numerus="yes">
        <source>At least %n character(s).</source>
        <translation>
            <numerusform>At least %n character.</numerusform>
            <numerusform>At least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaymentDetail</name>
    <message numerus="yes">
        <source>To %n address(es)</source>
        <extracomment>Above the addresses that one payment pays.</extracomment>
        <translation>
            <numerusform>To %n address</numerusform>
            <numerusform>To %n addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendFields</name>
    <message numerus="yes">
        <source>%n byte(s) left</source>
        <extracomment>Beside a field: bytes that may still be typed.</extracomment>
        <translation>
            <numerusform>%n byte left</numerusform>
            <numerusform>%n bytes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>States</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s)</source>
        <translation>
            <numerusform>%n payment</numerusform>
            <numerusform>%n payments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strength</name>
    <message numerus="yes">
        <source>Guessed in about %n second(s)</source>
        <translation>
            <numerusform>Guessed in about %n second</numerusform>
            <numerusform>Guessed in about %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Guessed in about %n minute(s)</source>
        <translation>
            <numerusform>Guessed in about %n minute</numerusform>
            <numerusform>Guessed in about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Guessed in about %n hour(s)</source>
        <translation>
            <numerusform>Guessed in about %n hour</numerusform>
            <numerusform>Guessed in about %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Guessed in about %n day(s)</source>
        <translation>
            <numerusform>Guessed in about %n day</numerusform>
            <numerusform>Guessed in about %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Guessed in about %n year(s)</source>
        <translation>
            <numerusform>Guessed in about %n year</numerusform>
            <numerusform>Guessed in about %n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Targets</name>
    <message numerus="yes">
        <source>%n character(s) of this address are missing. Copy it again.</source>
        <translation>
            <numerusform>%n character of this address is missing. Copy it again.</numerusform>
            <numerusform>%n characters of this address are missing. Copy it again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This address has %n character(s) too many. Copy it again.</source>
        <translation>
            <numerusform>This address has %n character too many. Copy it again.</numerusform>
            <numerusform>This address has %n characters too many. Copy it again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) of this address are wrong. Compare with where it comes from.</source>
        <translation>
            <numerusform>%n character of this address is wrong. Compare with where it comes from.</numerusform>
            <numerusform>%n characters of this address are wrong. Compare with where it comes from.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tacit::app::BackupModel</name>
    <message numerus="yes">
        <source>%n payment(s) since then are not in it. The words bring those back, but not their notes.</source>
        <translation>
            <numerusform>%n payment since then is not in it. The words bring it back, but not its note.</numerusform>
            <numerusform>%n payments since then are not in it. The words bring those back, but not their notes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tacit::app::ContactModel</name>
    <message numerus="yes">
        <source>%n earlier address(es) remembered.</source>
        <translation>
            <numerusform>%n earlier address is remembered.</numerusform>
            <numerusform>%n earlier addresses are remembered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s), the last one %1</source>
        <translation>
            <numerusform>%n payment, %1</numerusform>
            <numerusform>%n payments, the last one %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tacit::app::ExportModel</name>
    <message numerus="yes">
        <source>%n payment(s) saved as %1</source>
        <extracomment>%1 is the name of a file</extracomment>
        <translation>
            <numerusform>%n payment saved as %1</numerusform>
            <numerusform>%n payments saved as %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n payment(s) that the filter shows</source>
        <translation>
            <numerusform>The one payment that the filter shows</numerusform>
            <numerusform>The %n payments that the filter shows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n payment(s)</source>
        <translation>
            <numerusform>The one payment there is</numerusform>
            <numerusform>All %n payments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tacit::app::LinkQueue</name>
    <message numerus="yes">
        <source>%n payment link(s) wait</source>
        <translation>
            <numerusform>A payment link waits</numerusform>
            <numerusform>%n payment links wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tacit::app::ReceiveModel</name>
    <message numerus="yes">
        <source>This text is too long by %n byte(s).</source>
        <translation>
            <numerusform>This text is too long by %n byte.</numerusform>
            <numerusform>This text is too long by %n bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tacit::app::SendModel</name>
    <message numerus="yes">
        <source>The note is too long by %n byte(s).</source>
        <translation>
            <numerusform>The note is too long by %n byte.</numerusform>
            <numerusform>The note is too long by %n bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paid %n time(s), last on %1</source>
        <translation>
            <numerusform>Paid once, on %1</numerusform>
            <numerusform>Paid %n times, last on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n coin(s)</source>
        <translation>
            <numerusform>%n coin</numerusform>
            <numerusform>%n coins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people get %1 together</source>
        <extracomment>%1 is an amount with its asset</extracomment>
        <translation>
            <numerusform>%n person gets %1</numerusform>
            <numerusform>%n people get %1 together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) that are no text</source>
        <translation>
            <numerusform>%n byte that is no text</numerusform>
            <numerusform>%n bytes that are no text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>First payment to %n of these addresses</source>
        <translation>
            <numerusform>First payment to %n of these addresses</numerusform>
            <numerusform>First payment to %n of these addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tacit::app::SettingsModel</name>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>after %n minute</numerusform>
            <numerusform>after %n minutes</numerusform>
        </translation>
    </message>
</context>
</TS>
