<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutSection</name>
    <message>
        <source>Tacit %1</source>
        <extracomment>Version of the program. %1 is a number like 0.1.0.</extracomment>
        <translation>Tacit %1</translation>
    </message>
    <message>
        <source>Private payments, final in under a second. MIT licence.</source>
        <extracomment>In Settings, under the program&apos;s name.</extracomment>
        <translation>私密付款，一秒之内最终确认。MIT 许可证。</translation>
    </message>
    <message>
        <source>Log to copy</source>
        <extracomment>Button: opens a dialog with what happened, to be copied for somebody who helps.</extracomment>
        <translation>可复制的日志</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Add an account</source>
        <extracomment>Title of a dialog.</extracomment>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>Money, addresses and history of its own, under the same password and the same 24 words. Nobody sees that two accounts belong together.</source>
        <extracomment>Explains what an account is.</extracomment>
        <translation>有自己的资金、地址和记录，使用同一个密码和同样的 24 个单词。没有人能看出两个账户属于同一个人。</translation>
    </message>
    <message>
        <source>Name of the account</source>
        <extracomment>Label of a field.</extracomment>
        <translation>账户名称</translation>
    </message>
    <message>
        <source>It was used before, on another computer</source>
        <extracomment>Switch in the dialog that adds an account.</extracomment>
        <translation>它曾在另一台电脑上使用过</translation>
    </message>
    <message>
        <source>Its payments are looked for from the beginning. Accounts are counted: add them in the order in which they were made.</source>
        <extracomment>Explains what the switch does.</extracomment>
        <translation>会从头查找它的付款。账户按顺序编号：请按当初创建的顺序添加。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: closes a dialog without changing anything.</extracomment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add</source>
        <extracomment>Button: adds the account.</extracomment>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>AddressText</name>
    <message>
        <source>Address %1</source>
        <extracomment>Read by a screen reader before an address. %1 is the address.</extracomment>
        <translation>地址 %1</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>A point stands between digits: 0.50</source>
        <translation>小数点前后都要有数字：0.50</translation>
    </message>
    <message numerus="yes">
        <source>At most %n digit(s) after the point.</source>
        <translation>
            <numerusform>小数点后最多 %n 位。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is not that much money.</source>
        <translation>没有那么多钱。</translation>
    </message>
    <message>
        <source>The amount is zero.</source>
        <translation>金额为零。</translation>
    </message>
    <message>
        <source>Only the digits 0 to 9 and a point, please: 12.50</source>
        <translation>请只输入数字 0 到 9 和小数点：12.50</translation>
    </message>
    <message>
        <source>No commas, please: they mean different things to different people. Write decimals with a point: 12.50</source>
        <translation>请不要使用逗号：各地含义不同。小数请用点号：12.50</translation>
    </message>
    <message>
        <source>Leave out the spaces between the digits: 1000</source>
        <translation>请去掉数字之间的空格：1000</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>While you were away: %1</source>
        <extracomment>%1 says what arrived: &quot;3 payments received&quot;</extracomment>
        <translation>您不在时：%1</translation>
    </message>
    <message>
        <source>A request was paid</source>
        <translation>一笔收款请求已付清</translation>
    </message>
    <message>
        <source>A payment was received</source>
        <translation>收到一笔付款</translation>
    </message>
    <message>
        <source>%1 of %2 asked</source>
        <extracomment>Of a request: %1 is what was received so far, %2 what was asked.</extracomment>
        <translation>已收 %1，共请求 %2</translation>
    </message>
    <message>
        <source>final</source>
        <translation>最终</translation>
    </message>
    <message>
        <source>Request paid: %1</source>
        <extracomment>%1 is an amount with its asset: &quot;12.50 TACIT&quot;</extracomment>
        <translation>收款请求已付清：%1</translation>
    </message>
    <message>
        <source>%1 received</source>
        <translation>收到 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) paid</source>
        <translation>
            <numerusform>%n 个收款请求已付清</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) received</source>
        <translation>
            <numerusform>收到 %n 笔付款</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupFileStep</name>
    <message>
        <source>Open your backup file</source>
        <extracomment>Title of a step.</extracomment>
        <translation>打开备份文件</translation>
    </message>
    <message>
        <source>Its password is the one you gave when you saved it. You see what is in it before anything is restored.</source>
        <extracomment>Explains what happens with a backup file.</extracomment>
        <translation>密码是您保存它时设定的那个。恢复之前，您会先看到里面有什么。</translation>
    </message>
    <message>
        <source>Drop the backup file here</source>
        <extracomment>In the area that takes a backup file.</extracomment>
        <translation>把备份文件拖到这里</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <extracomment>Button: opens a file dialog.</extracomment>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Tacit backups (*.tacit-backup)</source>
        <extracomment>Kinds of file in a file dialog.</extracomment>
        <translation>Tacit 备份 (*.tacit-backup)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Password of the backup</source>
        <extracomment>Label of a field.</extracomment>
        <translation>备份的密码</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>Button: opens a backup file with its password.</extracomment>
        <translation>打开</translation>
    </message>
    <message>
        <source>This backup opens</source>
        <extracomment>Title above what a backup file holds.</extracomment>
        <translation>这个备份可以打开</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>Backup</source>
        <extracomment>Title of a part of Settings.</extracomment>
        <translation>备份</translation>
    </message>
    <message>
        <source>You have proved that you have the 24 words.</source>
        <extracomment>In Settings, after the words were asked back.</extracomment>
        <translation>您已证明自己持有这 24 个单词。</translation>
    </message>
    <message>
        <source>Your 24 words have not been checked yet. Without them a broken disk loses your money.</source>
        <extracomment>In Settings, until the words were asked back.</extracomment>
        <translation>您的 24 个单词还没有核对过。没有它们，硬盘损坏就会失去资金。</translation>
    </message>
    <message>
        <source>Show the words</source>
        <extracomment>Button: shows the 24 words that restore the wallet.</extracomment>
        <translation>显示单词</translation>
    </message>
    <message>
        <source>Save a backup file</source>
        <extracomment>Button: opens the dialog that saves an encrypted backup file.</extracomment>
        <translation>保存备份文件</translation>
    </message>
    <message>
        <source>Test my backup</source>
        <extracomment>Button: opens the dialog that tries whether a backup file would bring the wallet back.</extracomment>
        <translation>测试我的备份</translation>
    </message>
</context>
<context>
    <name>BalanceChart</name>
    <message>
        <source>Left and right read single points</source>
        <extracomment>How a chart is used, for a screen reader.</extracomment>
        <translation>左右键逐点朗读</translation>
    </message>
</context>
<context>
    <name>BalanceHead</name>
    <message>
        <source>Balance</source>
        <extracomment>Caption above the number.</extracomment>
        <translation>余额</translation>
    </message>
    <message>
        <source>Balance %1 %2</source>
        <extracomment>The balance for a screen reader. %1 is the amount, %2 the currency.</extracomment>
        <translation>余额 %1 %2</translation>
    </message>
    <message>
        <source>Shows what can be spent now</source>
        <extracomment>Description of the balance, which can be pressed.</extracomment>
        <translation>显示现在可用的金额</translation>
    </message>
    <message>
        <source>Can be spent now</source>
        <extracomment>Part of the balance.</extracomment>
        <translation>现在可用</translation>
    </message>
    <message>
        <source>Returns from payments under way</source>
        <extracomment>Part of the balance: change of payments that are not final yet.</extracomment>
        <translation>正从进行中的付款找回</translation>
    </message>
    <message>
        <source>%1 of it returns when the payments under way are final</source>
        <extracomment>Under the balance. %1 is an amount that comes back when the payments under way are final.</extracomment>
        <translation>其中 %1 将在进行中的付款最终确认后找回</translation>
    </message>
    <message>
        <source>Received in all</source>
        <extracomment>Caption above the number of a wallet that sees only what arrives.</extracomment>
        <translation>累计收到</translation>
    </message>
    <message>
        <source>Show amounts (Ctrl+H)</source>
        <extracomment>Button: shows amounts again that are shown as dots.</extracomment>
        <translation>显示金额 (Ctrl+H)</translation>
    </message>
    <message>
        <source>Hide amounts (Ctrl+H)</source>
        <extracomment>Button: shows dots instead of amounts.</extracomment>
        <translation>隐藏金额 (Ctrl+H)</translation>
    </message>
</context>
<context>
    <name>BannerSlot</name>
    <message>
        <source>Progress</source>
        <extracomment>What a screen reader calls the bar in a banner.</extracomment>
        <translation>进度</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <extracomment>Button that takes a message away.</extracomment>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>Three words, please</source>
        <extracomment>Title of a step.</extracomment>
        <translation>请输入三个单词</translation>
    </message>
    <message>
        <source>Type them from your paper. A word that was misread is found now, not on the day you need it.</source>
        <extracomment>Explains why words are asked back.</extracomment>
        <translation>请照着纸上的内容输入。抄错的单词现在就能发现，而不是等到需要它的那一天。</translation>
    </message>
</context>
<context>
    <name>ChooseStep</name>
    <message>
        <source>Money between two people, and nobody else.</source>
        <extracomment>The first thing a new person reads.</extracomment>
        <translation>两个人之间的钱，与他人无关。</translation>
    </message>
    <message>
        <source>Nobody but you and the other one sees who paid, who was paid, or how much. A payment is final in under a second.</source>
        <extracomment>The first thing a new person reads, second line.</extracomment>
        <translation>除了您和对方，没有人能看到谁付款、谁收款、付了多少。付款在一秒之内最终确认。</translation>
    </message>
    <message>
        <source>Try it here</source>
        <extracomment>First launch: a way to begin.</extracomment>
        <translation>在此试用</translation>
    </message>
    <message>
        <source>A practice network on this computer, with test money. No account, no server; ready in seconds.</source>
        <extracomment>First launch: explains &quot;Try it here&quot;.</extracomment>
        <translation>这台电脑上的演练网络，使用测试币。无需账户和服务器，几秒即可就绪。</translation>
    </message>
    <message>
        <source>Create a wallet</source>
        <extracomment>First launch: a way to begin.</extracomment>
        <translation>创建钱包</translation>
    </message>
    <message>
        <source>A password and 24 words on paper. It takes about a minute.</source>
        <extracomment>First launch: explains &quot;Create a wallet&quot;.</extracomment>
        <translation>设一个密码，在纸上抄下 24 个单词。大约需要一分钟。</translation>
    </message>
    <message>
        <source>Restore a wallet</source>
        <extracomment>First launch: a way to begin.</extracomment>
        <translation>恢复钱包</translation>
    </message>
    <message>
        <source>From the 24 words you wrote down, or from an encrypted backup file.</source>
        <extracomment>First launch: explains &quot;Restore a wallet&quot;.</extracomment>
        <translation>用您写下的 24 个单词，或加密的备份文件。</translation>
    </message>
    <message>
        <source>Watch a wallet</source>
        <extracomment>First launch: a way to begin.</extracomment>
        <translation>查看钱包</translation>
    </message>
    <message>
        <source>With its view key: see what arrives, without being able to spend.</source>
        <extracomment>First launch: explains &quot;Watch a wallet&quot;.</extracomment>
        <translation>用它的查看密钥：看得到收款，但不能花费。</translation>
    </message>
</context>
<context>
    <name>Codes</name>
    <message>
        <source>a web address</source>
        <translation>一个网址</translation>
    </message>
    <message>
        <source>a node link: it belongs in Settings, Network</source>
        <translation>一个节点链接，请在“设置 · 网络”中使用</translation>
    </message>
    <message>
        <source>a Bitcoin payment</source>
        <translation>一笔比特币付款</translation>
    </message>
    <message>
        <source>a Lightning payment</source>
        <translation>一笔闪电网络付款</translation>
    </message>
    <message>
        <source>a Zcash payment</source>
        <translation>一笔 Zcash 付款</translation>
    </message>
    <message>
        <source>a Monero payment</source>
        <translation>一笔门罗币付款</translation>
    </message>
    <message>
        <source>an Ethereum payment</source>
        <translation>一笔以太坊付款</translation>
    </message>
    <message>
        <source>the access to a wireless network</source>
        <translation>无线网络的接入信息</translation>
    </message>
    <message>
        <source>a visiting card</source>
        <translation>一张电子名片</translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation>一个电子邮箱地址</translation>
    </message>
    <message>
        <source>a telephone number</source>
        <translation>一个电话号码</translation>
    </message>
    <message>
        <source>a key for one-time passwords: keep it secret</source>
        <translation>一次性密码的密钥，请妥善保密</translation>
    </message>
    <message>
        <source>a text that is no payment</source>
        <translation>一段与付款无关的文字</translation>
    </message>
    <message>
        <source>a view key: it shows payments and pays nothing</source>
        <translation>查看密钥：只能看到付款，不能付款</translation>
    </message>
    <message>
        <source>a payment link</source>
        <translation>付款链接</translation>
    </message>
    <message>
        <source>an address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>a Litecoin payment</source>
        <translation>莱特币付款</translation>
    </message>
    <message>
        <source>a bank payment</source>
        <translation>银行付款</translation>
    </message>
    <message>
        <source>a bank transfer</source>
        <translation>银行转账</translation>
    </message>
    <message>
        <source>an appointment</source>
        <translation>日程</translation>
    </message>
    <message>
        <source>a place on the map</source>
        <translation>地图上的地点</translation>
    </message>
    <message>
        <source>a text message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>the secret words of a wallet: show them to nobody</source>
        <translation>钱包的助记词：不要给任何人看</translation>
    </message>
    <message>
        <source>a Bitcoin address</source>
        <translation>比特币地址</translation>
    </message>
    <message>
        <source>a Monero address</source>
        <translation>门罗币地址</translation>
    </message>
    <message>
        <source>a Zcash address</source>
        <translation>Zcash 地址</translation>
    </message>
    <message>
        <source>an Ethereum address</source>
        <translation>以太坊地址</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>一个数字</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空内容</translation>
    </message>
    <message>
        <source>This is no picture that can be read, or it is damaged.</source>
        <translation>这不是可读取的图片，或图片已损坏。</translation>
    </message>
    <message>
        <source>Pictures are taken as PNG, JPEG, WebP, BMP or GIF; this one is another kind.</source>
        <translation>只接受 PNG、JPEG、WebP、BMP 或 GIF 图片；这是其他格式。</translation>
    </message>
    <message>
        <source>This file is larger than %1 megabytes. Cut out the code and try again.</source>
        <translation>此文件超过 %1 MB。请截取二维码后再试。</translation>
    </message>
    <message>
        <source>This picture has %1 pixels, more than are read. Cut out the code and try again.</source>
        <extracomment>%1 is the size in pixels: &quot;10000 × 5000&quot;</extracomment>
        <translation>此图片为 %1 像素，过大而未读取。请截取二维码后再试。</translation>
    </message>
    <message>
        <source>No QR code was seen in this picture of %1 pixels.</source>
        <extracomment>%1 is the size in pixels: &quot;640 × 480&quot;</extracomment>
        <translation>在这张 %1 像素的图片中没有看到二维码。</translation>
    </message>
    <message>
        <source>A QR code was seen, but it is too blurred, small or damaged to be read. Take a sharper or larger picture.</source>
        <translation>看到了二维码，但过于模糊、太小或已损坏，无法读取。请提供更清晰或更大的图片。</translation>
    </message>
    <message>
        <source>A bar code of the kind %1 was seen; a QR code is needed.</source>
        <extracomment>%1 is the name of a kind of bar code: &quot;EAN13&quot;</extracomment>
        <translation>看到的是 %1 类型的条码；需要的是二维码。</translation>
    </message>
    <message>
        <source>Reading this picture took too long. Cut out the code and try again.</source>
        <translation>读取这张图片用时太久。请把二维码裁剪出来再试一次。</translation>
    </message>
</context>
<context>
    <name>ColourChoice</name>
    <message>
        <source>Colour</source>
        <extracomment>What a screen reader calls the choice of a colour.</extracomment>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>ContactEditor</name>
    <message>
        <source>New contact</source>
        <extracomment>Title over the fields of a new person.</extracomment>
        <translation>新联系人</translation>
    </message>
    <message>
        <source>Edit contact</source>
        <extracomment>Title over the fields of a person that is changed.</extracomment>
        <translation>编辑联系人</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>Label of a field: the name of a person.</extracomment>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Address</source>
        <extracomment>Label of a field: the address of a person.</extracomment>
        <translation>地址</translation>
    </message>
    <message>
        <source>Paste an address, or a link that starts with tacit:</source>
        <extracomment>Inside the empty field.</extracomment>
        <translation>粘贴地址，或以 tacit: 开头的链接</translation>
    </message>
    <message>
        <source>Picture or colour</source>
        <extracomment>Above the choice of a person&apos;s picture or colour.</extracomment>
        <translation>图片或颜色</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <extracomment>Button: chooses a picture of a person.
----------
Title of the dialog that chooses a picture of a person.</extracomment>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>No picture</source>
        <extracomment>Button: a person&apos;s initials instead of a picture.</extracomment>
        <translation>不用图片</translation>
    </message>
    <message>
        <source>Note to yourself (stays here)</source>
        <extracomment>Label of a field: a note about a person.</extracomment>
        <translation>给自己的备注（只留在这里）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: leaves a person as they were.</extracomment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>Button: keeps a person.</extracomment>
        <translation>保存</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</source>
        <extracomment>Kind of files in a dialog.</extracomment>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</translation>
    </message>
</context>
<context>
    <name>ContactList</name>
    <message>
        <source>Contacts</source>
        <extracomment>What a screen reader calls the list of people.</extracomment>
        <translation>联系人</translation>
    </message>
</context>
<context>
    <name>ContactView</name>
    <message>
        <source>Close</source>
        <extracomment>Button: closes what is shown of a person.</extracomment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Pay</source>
        <extracomment>Button: begins a payment to this person.</extracomment>
        <translation>付款</translation>
    </message>
    <message>
        <source>Request</source>
        <extracomment>Button: begins a request for money from this person.</extracomment>
        <translation>收款</translation>
    </message>
    <message>
        <source>Address</source>
        <extracomment>Above the address of a person.</extracomment>
        <translation>地址</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <extracomment>Button: copies the address of a person.</extracomment>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Note to yourself</source>
        <extracomment>Above a note about a person.</extracomment>
        <translation>给自己的备注</translation>
    </message>
    <message>
        <source>Payments</source>
        <extracomment>Title of the list of payments with a person.</extracomment>
        <translation>往来付款</translation>
    </message>
    <message>
        <source>Show all</source>
        <extracomment>Button: shows all payments with this person in the history.</extracomment>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Received in all</source>
        <extracomment>Sum of what a person paid.</extracomment>
        <translation>共收到</translation>
    </message>
    <message>
        <source>Paid in all</source>
        <extracomment>Sum of what was paid to a person, with the fees.</extracomment>
        <translation>共付出</translation>
    </message>
    <message>
        <source>Edit</source>
        <extracomment>Button: changes what is kept about a person.</extracomment>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Remove</source>
        <extracomment>Button: takes a person out of the contacts.</extracomment>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>Contacts</source>
        <extracomment>Title of the page with the people one pays.</extracomment>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Add</source>
        <extracomment>Button: adds a person to the contacts.</extracomment>
        <translation>添加</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>Button: puts back the person that was removed.</extracomment>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <extracomment>Button: closes the notice about the person that was removed.</extracomment>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Search the contacts</source>
        <extracomment>What a screen reader calls the field that searches the contacts.</extracomment>
        <translation>搜索联系人</translation>
    </message>
    <message>
        <source>Name or note</source>
        <extracomment>Inside the empty search field.</extracomment>
        <translation>姓名或备注</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <extracomment>The contacts when the search finds nobody.</extracomment>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Pay people, not addresses</source>
        <extracomment>The contacts before the first person.</extracomment>
        <translation>付款给人，而不是给地址</translation>
    </message>
    <message>
        <source>No name and no note matches this search.</source>
        <extracomment>The contacts when the search finds nobody.</extracomment>
        <translation>没有姓名或备注符合搜索内容。</translation>
    </message>
    <message>
        <source>Keep an address under a name once, and type the name from then on. Names stay in this wallet: nobody else sees them.</source>
        <extracomment>The contacts before the first person.</extracomment>
        <translation>把地址用姓名保存一次，以后只需输入姓名。姓名只留在这个钱包里，别人看不到。</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <extracomment>Button: adds the first person to the contacts.</extracomment>
        <translation>添加联系人</translation>
    </message>
</context>
<context>
    <name>CounterScreen</name>
    <message>
        <source>Leave the full screen</source>
        <extracomment>Button: leaves the full screen.</extracomment>
        <translation>退出全屏</translation>
    </message>
    <message>
        <source>QR code of this request</source>
        <extracomment>What a screen reader says of the QR code of a payment request.</extracomment>
        <translation>此收款请求的二维码</translation>
    </message>
</context>
<context>
    <name>DateStep</name>
    <message>
        <source>When did you start?</source>
        <extracomment>Title of a step.</extracomment>
        <translation>您是什么时候开始使用的？</translation>
    </message>
    <message>
        <source>2026-01-31</source>
        <extracomment>Inside the empty field: how a date is typed. Keep the order year, month, day.</extracomment>
        <translation>2026-01-31</translation>
    </message>
    <message>
        <source>About when the wallet was first used. Days before are skipped, which saves time. A day too early does no harm.</source>
        <extracomment>Explains why a date is asked for.</extracomment>
        <translation>钱包大约从哪天开始使用。之前的日子会跳过，以节省时间。写早一天没有坏处。</translation>
    </message>
    <message>
        <source>Date</source>
        <extracomment>Label of a field.</extracomment>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>DesktopSection</name>
    <message>
        <source>When money arrives</source>
        <extracomment>Title of a part of Settings: notifications, sound, tray.</extracomment>
        <translation>收到款项时</translation>
    </message>
    <message>
        <source>Tell it in a notification</source>
        <extracomment>A switch.</extracomment>
        <translation>用桌面通知告诉我</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <extracomment>A switch.</extracomment>
        <translation>播放提示音</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <extracomment>A switch: the program goes on in the tray.</extracomment>
        <translation>关闭窗口后继续运行</translation>
    </message>
    <message>
        <source>The icon in the tray opens the window again. Ctrl+Q ends the program.</source>
        <extracomment>Under the switches of notifications. Ctrl+Q is a key.</extracomment>
        <translation>点击托盘图标可重新打开窗口。按 Ctrl+Q 退出程序。</translation>
    </message>
    <message>
        <source>Notifications come while the program runs. This desktop shows no tray, so closing the window ends it.</source>
        <translation>程序运行时才有通知。此桌面没有托盘，因此关闭窗口即退出程序。</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Close</source>
        <extracomment>Button that closes a dialog.</extracomment>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DisplaySection</name>
    <message>
        <source>Display</source>
        <extracomment>Title of a part of Settings.</extracomment>
        <translation>显示</translation>
    </message>
    <message>
        <source>Language</source>
        <extracomment>Label of a choice.</extracomment>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <extracomment>Label of a choice between light and dark.</extracomment>
        <translation>主题</translation>
    </message>
    <message>
        <source>Motion</source>
        <extracomment>Label of a choice: how much things move.</extracomment>
        <translation>动画</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Save the history</source>
        <extracomment>Title of a dialog.</extracomment>
        <translation>保存付款记录</translation>
    </message>
    <message>
        <source>Which payments</source>
        <extracomment>Label of a choice between all payments and those that the filter shows.</extracomment>
        <translation>保存哪些付款</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <extracomment>What a screen reader calls the choice between two kinds of file.</extracomment>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>CSV, for a spreadsheet</source>
        <extracomment>Kinds of file.</extracomment>
        <translation>CSV，用于电子表格</translation>
    </message>
    <message>
        <source>JSON, for a program</source>
        <translation>JSON，供程序读取</translation>
    </message>
    <message>
        <source>The file is not encrypted</source>
        <extracomment>In the dialog that saves the history.</extracomment>
        <translation>此文件未加密</translation>
    </message>
    <message>
        <source>It holds amounts, addresses, notes and names of these payments. Whoever gets it can read all of it. No key is in it: nobody can spend with it.</source>
        <extracomment>In the dialog that saves the history.</extracomment>
        <translation>其中有这些付款的金额、地址、附言和姓名，拿到文件的人都能读到。文件里没有密钥，谁也不能用它花钱。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: closes a dialog without changing anything.</extracomment>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Save %n payment(s)</source>
        <extracomment>Button: asks for a file and writes the payments into it.</extracomment>
        <translation>
            <numerusform>保存 %n 笔付款</numerusform>
        </translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <extracomment>Kinds of file in a file dialog.</extracomment>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Remove the filter %1</source>
        <extracomment>What a screen reader calls the button that takes a filter away. %1 is what it shows: &quot;Last 7 days&quot;.</extracomment>
        <translation>移除筛选条件 %1</translation>
    </message>
    <message>
        <source>Clear all</source>
        <extracomment>Button: takes away all filters of the history.</extracomment>
        <translation>全部清除</translation>
    </message>
</context>
<context>
    <name>FilterDialog</name>
    <message>
        <source>Filter the payments</source>
        <extracomment>Title of a dialog.</extracomment>
        <translation>筛选付款</translation>
    </message>
    <message>
        <source>Person</source>
        <extracomment>Label of a choice in the filter: with whom a payment is.</extracomment>
        <translation>对方</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>Label of a choice in the filter: when a payment was made.</extracomment>
        <translation>时间</translation>
    </message>
    <message>
        <source>From</source>
        <extracomment>Label of a field for the first day of a range.</extracomment>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <extracomment>Label of a field for the last day of a range.</extracomment>
        <translation>到</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>Label of a choice in the filter: the state of a payment.</extracomment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Asset</source>
        <extracomment>Label of a choice in the filter: what was paid in.</extracomment>
        <translation>资产</translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) match</source>
        <extracomment>How many payments a filter leaves.</extracomment>
        <translation>
            <numerusform>%n 笔付款符合条件</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear all</source>
        <extracomment>Button: takes away all filters of the history.</extracomment>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>Button: closes a dialog whose choices hold already.</extracomment>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>FlowKey</name>
    <message>
        <source>In</source>
        <extracomment>Beside a full bar: what came in.</extracomment>
        <translation>收入</translation>
    </message>
    <message>
        <source>Out</source>
        <extracomment>Beside a hollow bar: what went out.</extracomment>
        <translation>支出</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <extracomment>Title of the page with all payments.</extracomment>
        <translation>记录</translation>
    </message>
    <message>
        <source>Search the payments</source>
        <extracomment>What a screen reader calls the field that searches the payments.</extracomment>
        <translation>搜索付款记录</translation>
    </message>
    <message>
        <source>Direction</source>
        <extracomment>What a screen reader calls the choice between all, received and sent payments.</extracomment>
        <translation>方向</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>Choices in the history.</extracomment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <extracomment>The history when the search finds nothing.</extracomment>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No payments yet</source>
        <extracomment>The history before the first payment.</extracomment>
        <translation>还没有付款记录</translation>
    </message>
    <message>
        <source>Everything you send and receive will be kept here.</source>
        <extracomment>The history before the first payment.</extracomment>
        <translation>您的每一笔收款和付款都会保存在这里。</translation>
    </message>
    <message>
        <source>Save the history to a file</source>
        <extracomment>Button: opens the dialog that writes the payments into a file.</extracomment>
        <translation>将付款记录保存为文件</translation>
    </message>
    <message>
        <source>Filter</source>
        <extracomment>Button: opens the dialog that narrows the history.</extracomment>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Name, note, amount, address or transaction</source>
        <extracomment>Inside the empty search field.</extracomment>
        <translation>姓名、附言、金额、地址或交易</translation>
    </message>
    <message>
        <source>No payment matches this search and these filters.</source>
        <extracomment>The history when the search finds nothing.</extracomment>
        <translation>没有付款符合这些搜索和筛选条件。</translation>
    </message>
    <message>
        <source>Show all payments</source>
        <extracomment>Button: takes away the search and all filters of the history.</extracomment>
        <translation>显示全部付款</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Send</source>
        <extracomment>Button on Home: goes to the page that pays.</extracomment>
        <translation>付款</translation>
    </message>
    <message>
        <source>Receive</source>
        <extracomment>Button on Home: goes to the page that asks for money.</extracomment>
        <translation>收款</translation>
    </message>
    <message>
        <source>Get test money</source>
        <extracomment>Button: asks the practice network for money that has no value.</extracomment>
        <translation>领取测试币</translation>
    </message>
</context>
<context>
    <name>InsightsCard</name>
    <message>
        <source>Chart</source>
        <extracomment>What a screen reader calls the choice between the charts on Home.</extracomment>
        <translation>图表</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>What a screen reader calls the choice how far back a chart goes.</extracomment>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>Language</source>
        <extracomment>Label of a choice.</extracomment>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>LatestPayments</name>
    <message>
        <source>Latest payments</source>
        <extracomment>Title of the list on Home.</extracomment>
        <translation>最近的付款</translation>
    </message>
    <message>
        <source>Show all</source>
        <extracomment>Button beside the latest payments: goes to the history.</extracomment>
        <translation>查看全部</translation>
    </message>
    <message>
        <source>No payments yet</source>
        <extracomment>Home before the first payment.</extracomment>
        <translation>还没有付款记录</translation>
    </message>
    <message>
        <source>Get some test money to begin, then send it to a second window.</source>
        <extracomment>Home before the first payment, on a network that gives test money.</extracomment>
        <translation>先领取一些测试币，再付给第二个窗口试试。</translation>
    </message>
    <message>
        <source>Ask somebody for money: what arrives is yours at once, and shows here.</source>
        <extracomment>Home before the first payment.</extracomment>
        <translation>向别人收款：到账的钱立即归您所有，并显示在这里。</translation>
    </message>
</context>
<context>
    <name>LimitDialog</name>
    <message>
        <source>Ask for the password</source>
        <extracomment>Title of a dialog.</extracomment>
        <translation>询问密码</translation>
    </message>
    <message>
        <source>A payment whose total is above this amount is sent only after the password was typed once more. Leave it empty to never ask.</source>
        <extracomment>Explains the amount above which the password is asked.</extracomment>
        <translation>总额超过这个数的付款，要再次输入密码才会发出。留空表示从不询问。</translation>
    </message>
    <message>
        <source>Ask above</source>
        <extracomment>Label of a field: an amount of money.</extracomment>
        <translation>超过此数时询问</translation>
    </message>
    <message>
        <source>Password</source>
        <extracomment>Label of a field.</extracomment>
        <translation>密码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: closes a dialog without changing anything.</extracomment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>Button: keeps what was typed.</extracomment>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Log to copy</source>
        <extracomment>Title of a dialog.</extracomment>
        <translation>可复制的日志</translation>
    </message>
    <message>
        <source>For somebody who helps you. It holds times, versions and states of the link; no amounts, addresses, notes, names or secrets. It is kept in memory alone.</source>
        <extracomment>Explains what the log holds.</extracomment>
        <translation>给帮助您的人看。其中有时间、版本和连接状态；没有金额、地址、备注、名称或秘密。只保存在内存里。</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>Button: copies the log.</extracomment>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>MonthBars</name>
    <message>
        <source>In and out by month</source>
        <extracomment>What a screen reader calls the chart of months.</extracomment>
        <translation>按月收支</translation>
    </message>
    <message>
        <source>highest: %1</source>
        <extracomment>Above the chart of months. %1 is the amount of its largest bar.</extracomment>
        <translation>最高：%1</translation>
    </message>
    <message>
        <source>Shows this month in the history</source>
        <extracomment>What pressing a bar of the chart of months does.</extracomment>
        <translation>在记录中显示这个月</translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message>
        <source>Change the names</source>
        <extracomment>Title of a dialog.</extracomment>
        <translation>更改名称</translation>
    </message>
    <message>
        <source>Names are only for you; nobody else sees them.</source>
        <extracomment>Explains that names are private.</extracomment>
        <translation>名称只给您自己看，别人看不到。</translation>
    </message>
    <message>
        <source>Name of the wallet</source>
        <extracomment>Label of a field.</extracomment>
        <translation>钱包名称</translation>
    </message>
    <message>
        <source>Name of the open account</source>
        <extracomment>Label of a field.</extracomment>
        <translation>当前账户名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: closes a dialog without changing anything.</extracomment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>Button: keeps what was typed.</extracomment>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <extracomment>What a screen reader calls the list of pages.</extracomment>
        <translation>页面</translation>
    </message>
    <message>
        <source>Home</source>
        <extracomment>A page: the balance and the latest payments.</extracomment>
        <translation>首页</translation>
    </message>
    <message>
        <source>Send</source>
        <extracomment>A page: pays somebody.</extracomment>
        <translation>付款</translation>
    </message>
    <message>
        <source>Receive</source>
        <extracomment>A page: asks for money.</extracomment>
        <translation>收款</translation>
    </message>
    <message>
        <source>History</source>
        <extracomment>A page: all payments.</extracomment>
        <translation>记录</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>A page: network, display, security.</extracomment>
        <translation>设置</translation>
    </message>
    <message>
        <source>Lock</source>
        <extracomment>Button: closes the wallet until the password is typed.</extracomment>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Contacts</source>
        <extracomment>A page: the people one pays.</extracomment>
        <translation>联系人</translation>
    </message>
</context>
<context>
    <name>NetworkSection</name>
    <message>
        <source>Network</source>
        <extracomment>Title of a part of Settings.</extracomment>
        <translation>网络</translation>
    </message>
    <message>
        <source>Try now</source>
        <extracomment>Button: tries to reach the node now.</extracomment>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Use another node</source>
        <extracomment>Button: opens a dialog that changes the node.</extracomment>
        <translation>使用其他节点</translation>
    </message>
    <message>
        <source>Copy its link</source>
        <extracomment>Button: copies the link of the node, for another wallet.</extracomment>
        <translation>复制其链接</translation>
    </message>
    <message>
        <source>Proxy (Tor)</source>
        <extracomment>Label of a field.</extracomment>
        <translation>代理（Tor）</translation>
    </message>
    <message>
        <source>A SOCKS5 proxy that every connection goes through, or none is made. Empty: no proxy.</source>
        <extracomment>Explains the field for a proxy.</extracomment>
        <translation>所有连接都经由此 SOCKS5 代理，否则不建立连接。留空：不使用代理。</translation>
    </message>
    <message>
        <source>Use this proxy</source>
        <extracomment>Button: every connection goes through the proxy that was typed from now on, or through none.</extracomment>
        <translation>使用此代理</translation>
    </message>
    <message>
        <source>Use no proxy</source>
        <translation>不使用代理</translation>
    </message>
</context>
<context>
    <name>NetworkState</name>
    <message>
        <source>Shows the state of the network</source>
        <extracomment>Description of the button that shows the state of the network.</extracomment>
        <translation>显示网络状态</translation>
    </message>
</context>
<context>
    <name>NetworkStep</name>
    <message>
        <source>Which network?</source>
        <extracomment>Title of a step.</extracomment>
        <translation>使用哪个网络？</translation>
    </message>
    <message>
        <source>Your money lives on one network. It is tested before you go on.</source>
        <extracomment>Explains what the choice is.</extracomment>
        <translation>您的钱只存在于一个网络中。继续之前会先测试它。</translation>
    </message>
    <message>
        <source>Practice network</source>
        <extracomment>A network to choose.</extracomment>
        <translation>演练网络</translation>
    </message>
    <message>
        <source>On this computer, with test money that has no value.</source>
        <extracomment>Explains the practice network.</extracomment>
        <translation>在这台电脑上，使用没有价值的测试币。</translation>
    </message>
    <message>
        <source>The network of a node</source>
        <extracomment>A network to choose.</extracomment>
        <translation>某个节点的网络</translation>
    </message>
    <message>
        <source>Somebody who runs a node gives you its link.</source>
        <extracomment>Explains how a node is chosen.</extracomment>
        <translation>由运行节点的人提供链接。</translation>
    </message>
    <message>
        <source>Node link</source>
        <extracomment>Label of a field.</extracomment>
        <translation>节点链接</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>再次测试</translation>
    </message>
    <message>
        <source>Paste</source>
        <extracomment>Button: takes a node link, or a picture of its QR code, from the clipboard.</extracomment>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Proxy (Tor), optional</source>
        <extracomment>Label of a field that may stay empty.</extracomment>
        <translation>代理（Tor），可选</translation>
    </message>
    <message>
        <source>Fill this in first if the node must not see your network address.</source>
        <extracomment>Explains the field for a proxy, above the field for a node link.</extracomment>
        <translation>如果不想让节点看到你的网络地址，请先填写此项。</translation>
    </message>
    <message>
        <source>Test</source>
        <extracomment>Button: tests a network once more, or for the first time.</extracomment>
        <translation>测试</translation>
    </message>
</context>
<context>
    <name>NodeDialog</name>
    <message>
        <source>Use another node</source>
        <extracomment>Title of a dialog.</extracomment>
        <translation>使用其他节点</translation>
    </message>
    <message>
        <source>A node can not take your money and does not learn what is yours. It sees your network address, and can only be slow or silent.</source>
        <extracomment>Explains what changing the node means.</extracomment>
        <translation>节点拿不走您的钱，也无从得知哪些属于您。它能看到您的网络地址，最多只能变慢或不应答。</translation>
    </message>
    <message>
        <source>Node link</source>
        <extracomment>Label of a field.</extracomment>
        <translation>节点链接</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: closes a dialog without changing anything.</extracomment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use this node</source>
        <extracomment>Button: from now on this node is asked.</extracomment>
        <translation>使用此节点</translation>
    </message>
</context>
<context>
    <name>NodeLines</name>
    <message>
        <source>State of the network</source>
        <extracomment>What a screen reader calls the four lines about the network.</extracomment>
        <translation>网络状态</translation>
    </message>
</context>
<context>
    <name>OnboardingPage</name>
    <message>
        <source>Back</source>
        <extracomment>Button: to the step before.</extracomment>
        <translation>返回</translation>
    </message>
    <message>
        <source>Check later</source>
        <extracomment>Button: puts off typing three of the words.</extracomment>
        <translation>稍后核对</translation>
    </message>
    <message>
        <source>I have written them down</source>
        <translation>我已抄下</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>I do not know</source>
        <extracomment>Button: somebody does not know when the wallet was made.</extracomment>
        <translation>我不知道</translation>
    </message>
</context>
<context>
    <name>OwnPasswordStep</name>
    <message>
        <source>The password of this wallet</source>
        <extracomment>Title of a step.</extracomment>
        <translation>这个钱包的密码</translation>
    </message>
    <message>
        <source>It opens the keys that are still whole. It stays the password of the wallet.</source>
        <extracomment>Explains why the password is asked again.</extracomment>
        <translation>它能打开仍然完好的密钥。钱包的密码保持不变。</translation>
    </message>
    <message>
        <source>Password</source>
        <extracomment>Label of a field.</extracomment>
        <translation>密码</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Change the password</source>
        <extracomment>Title of a dialog.</extracomment>
        <translation>更改密码</translation>
    </message>
    <message>
        <source>Set a password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>The words stay the same. Backup files that you saved keep their own passwords.</source>
        <extracomment>Explains what changing the password does.</extracomment>
        <translation>单词不变。您保存过的备份文件仍用各自的密码。</translation>
    </message>
    <message>
        <source>Password until now</source>
        <extracomment>Label of a field.</extracomment>
        <translation>原来的密码</translation>
    </message>
    <message>
        <source>New password</source>
        <extracomment>Label of a field.</extracomment>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password again</source>
        <extracomment>Label of a field.</extracomment>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: closes a dialog without changing anything.</extracomment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change</source>
        <extracomment>Button: the new password is used from now on.</extracomment>
        <translation>更改</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Hold to show %1</source>
        <extracomment>Button in a password field: the text can be read while it is held down.</extracomment>
        <translation>按住以显示%1</translation>
    </message>
</context>
<context>
    <name>PasswordGate</name>
    <message>
        <source>Above %1 your password is asked.</source>
        <extracomment>Above the password field of a large payment. %1 is an amount with its currency.</extracomment>
        <translation>超过 %1 时需要输入密码。</translation>
    </message>
    <message>
        <source>Password</source>
        <extracomment>Label of a field.</extracomment>
        <translation>密码</translation>
    </message>
</context>
<context>
    <name>PasswordStep</name>
    <message>
        <source>Name and password</source>
        <extracomment>Title of a step.</extracomment>
        <translation>名称和密码</translation>
    </message>
    <message>
        <source>The password locks this wallet on this computer. It is never sent anywhere, and nobody can reset it.</source>
        <extracomment>Explains what the password is for.</extracomment>
        <translation>密码用来锁住这台电脑上的钱包。它不会发送到任何地方，也没有人能重置它。</translation>
    </message>
    <message>
        <source>Name of the wallet</source>
        <extracomment>Label of a field.</extracomment>
        <translation>钱包名称</translation>
    </message>
    <message>
        <source>Password</source>
        <extracomment>Label of a field.</extracomment>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password again</source>
        <extracomment>Label of a field.</extracomment>
        <translation>再次输入密码</translation>
    </message>
</context>
<context>
    <name>Passwords</name>
    <message numerus="yes">
        <source>At least %n character(s).</source>
        <translation>
            <numerusform>至少 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的密码不同。</translation>
    </message>
</context>
<context>
    <name>PaymentDetail</name>
    <message>
        <source>Received</source>
        <extracomment>Title over the details of one payment.</extracomment>
        <translation>收款</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Close the details</source>
        <extracomment>Button: closes the details of a payment.</extracomment>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>When a payment was made.</extracomment>
        <translation>时间</translation>
    </message>
    <message>
        <source>Speed</source>
        <extracomment>How long a payment took.</extracomment>
        <translation>速度</translation>
    </message>
    <message>
        <source>Fee</source>
        <extracomment>The fee of a payment.</extracomment>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Block</source>
        <extracomment>The block that holds a payment.</extracomment>
        <translation>区块</translation>
    </message>
    <message>
        <source>Note</source>
        <extracomment>Above a note that came or went with a payment.</extracomment>
        <translation>附言</translation>
    </message>
    <message>
        <source>Note to yourself (stays here)</source>
        <extracomment>Label of a field: a note that stays in this wallet.</extracomment>
        <translation>给自己的备注（只保存在这里）</translation>
    </message>
    <message>
        <source>To your address</source>
        <extracomment>Above an address.</extracomment>
        <translation>付到您的地址</translation>
    </message>
    <message>
        <source>To the address</source>
        <translation>付到地址</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <extracomment>Button: copies the address of a payment.</extracomment>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Transaction</source>
        <extracomment>Above the id of a transaction.</extracomment>
        <translation>交易</translation>
    </message>
    <message>
        <source>Copy the transaction&apos;s id</source>
        <extracomment>Button: copies the id of a transaction.</extracomment>
        <translation>复制交易编号</translation>
    </message>
    <message>
        <source>Prove this payment</source>
        <extracomment>Button: makes a receipt that this payment was made.</extracomment>
        <translation>证明这笔付款</translation>
    </message>
    <message>
        <source>Confirmed here</source>
        <extracomment>When a payment was confirmed on this computer.</extracomment>
        <translation>在此确认</translation>
    </message>
    <message>
        <source>Handed over</source>
        <extracomment>When a payment was given to a node.</extracomment>
        <translation>交给网络</translation>
    </message>
    <message>
        <source>Decided at the latest</source>
        <extracomment>When a payment whose outcome is open will have been decided.</extracomment>
        <translation>最迟确定</translation>
    </message>
    <message>
        <source>Total</source>
        <extracomment>Amount and fee of a payment.</extracomment>
        <translation>合计</translation>
    </message>
    <message>
        <source>Asked by</source>
        <extracomment>Above the name that a payment link gave.</extracomment>
        <translation>收款方</translation>
    </message>
    <message>
        <source>Found in the ledger when the wallet was restored; what was noted before is not known.</source>
        <extracomment>Under a payment that a restored wallet found.</extracomment>
        <translation>恢复钱包时在账本中找到；之前的备注已无从得知。</translation>
    </message>
    <message numerus="yes">
        <source>To %n address(es)</source>
        <extracomment>Above the addresses that one payment pays.</extracomment>
        <translation>
            <numerusform>付给 %n 个地址</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaymentList</name>
    <message>
        <source>Payments</source>
        <extracomment>What a screen reader calls the list of all payments.</extracomment>
        <translation>付款记录</translation>
    </message>
</context>
<context>
    <name>PeopleBars</name>
    <message>
        <source>In and out by contact</source>
        <extracomment>What a screen reader calls the chart of people.</extracomment>
        <translation>按联系人收支</translation>
    </message>
    <message>
        <source>Once the people you pay are in your contacts, their shares show here.</source>
        <extracomment>In place of the chart of people, while there are none.</extracomment>
        <translation>把收款人加入联系人之后，这里会显示各自的金额。</translation>
    </message>
</context>
<context>
    <name>PersonLine</name>
    <message>
        <source>This is %1, from your contacts</source>
        <extracomment>Under the field with an address to pay. %1 is a person in the contacts.</extracomment>
        <translation>这是联系人 %1</translation>
    </message>
</context>
<context>
    <name>PersonOfPayment</name>
    <message>
        <source>Nobody can see who paid. You may say who it was.</source>
        <extracomment>In the details of a payment that arrived: the protocol does not tell the sender.</extracomment>
        <translation>谁也看不到付款人是谁。你可以自己注明。</translation>
    </message>
    <message>
        <source>Not in your contacts</source>
        <extracomment>In the details of a payment to an address that no contact has.</extracomment>
        <translation>不在联系人中</translation>
    </message>
    <message>
        <source>Show</source>
        <extracomment>Button in the details of a payment: goes to the person in the contacts.</extracomment>
        <translation>查看</translation>
    </message>
    <message>
        <source>Save as contact</source>
        <extracomment>Button: keeps an address that was paid under a name.</extracomment>
        <translation>存为联系人</translation>
    </message>
    <message>
        <source>Change</source>
        <extracomment>Button in the details of a payment that arrived: chooses the person who paid.</extracomment>
        <translation>更改</translation>
    </message>
    <message>
        <source>Say who</source>
        <translation>注明是谁</translation>
    </message>
</context>
<context>
    <name>PersonPicker</name>
    <message>
        <source>Who paid this?</source>
        <extracomment>Title of a dialog that chooses the person whose payment it is.</extracomment>
        <translation>这笔钱是谁付的？</translation>
    </message>
    <message>
        <source>Search the contacts</source>
        <extracomment>What a screen reader calls the field that searches the contacts.</extracomment>
        <translation>搜索联系人</translation>
    </message>
    <message>
        <source>Name or note</source>
        <extracomment>Inside the empty search field.</extracomment>
        <translation>姓名或备注</translation>
    </message>
    <message>
        <source>Contacts</source>
        <extracomment>What a screen reader calls the list of people.</extracomment>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Nobody</source>
        <extracomment>Button: the payment belongs to nobody in the contacts.</extracomment>
        <translation>谁也不是</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button that closes a dialog without a change.</extracomment>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PersonSuggestions</name>
    <message>
        <source>Contacts that match</source>
        <extracomment>What a screen reader calls the people that match what was typed.</extracomment>
        <translation>匹配的联系人</translation>
    </message>
</context>
<context>
    <name>PictureDrop</name>
    <message>
        <source>Have a QR code?</source>
        <extracomment>Title of the area that takes a picture.</extracomment>
        <translation>有二维码吗？</translation>
    </message>
    <message>
        <source>Drop or paste a picture of it, or let the wallet look for it.</source>
        <extracomment>In the area that takes a picture.</extracomment>
        <translation>把它的图片拖放或粘贴到这里，或让钱包来寻找。</translation>
    </message>
</context>
<context>
    <name>QrChoices</name>
    <message>
        <source>Several codes were seen. Which one do you mean?</source>
        <extracomment>Above a list of codes found in one picture.</extracomment>
        <translation>看到了多个二维码。要用哪一个？</translation>
    </message>
    <message>
        <source>Take it</source>
        <extracomment>Button: takes one of several codes.</extracomment>
        <translation>选用</translation>
    </message>
    <message>
        <source>Take %1</source>
        <extracomment>What a screen reader says of the button that takes one of several codes. %1 is the code.</extracomment>
        <translation>选用 %1</translation>
    </message>
</context>
<context>
    <name>QrReader</name>
    <message>
        <source>Hold the code before the camera</source>
        <extracomment>Title of the dialog with the camera&apos;s picture.</extracomment>
        <translation>将二维码对准摄像头</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <extracomment>What a screen reader says of the picture of the camera.</extracomment>
        <translation>摄像头画面</translation>
    </message>
    <message>
        <source>Camera</source>
        <extracomment>Label of a choice among cameras.</extracomment>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Button: closes the dialog of the camera.</extracomment>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>QrWays</name>
    <message>
        <source>Choose a picture</source>
        <extracomment>Button: opens a file dialog.</extracomment>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>From the screen</source>
        <extracomment>Button: looks for a QR code on the whole screen.</extracomment>
        <translation>从屏幕读取</translation>
    </message>
    <message>
        <source>Camera</source>
        <extracomment>Button: reads a QR code with the camera.</extracomment>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif)</source>
        <extracomment>Kinds of file in a file dialog.</extracomment>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.bmp *.gif)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ReceiptDialog</name>
    <message>
        <source>Prove this payment</source>
        <extracomment>Title of a dialog.</extracomment>
        <translation>证明这笔付款</translation>
    </message>
    <message>
        <source>A receipt shows amount, address and note of this payment to whoever holds it, and they can pass it on. Nothing else of your wallet is shown.</source>
        <extracomment>Explains what a receipt shows.</extracomment>
        <translation>持有收据的人能看到这笔付款的金额、地址和附言，也可以转给他人。钱包的其他内容不会显示。</translation>
    </message>
    <message>
        <source>For whom (may stay empty)</source>
        <extracomment>Label of a field: the name of the person who shall be shown the receipt.</extracomment>
        <translation>出具给谁（可留空）</translation>
    </message>
    <message>
        <source>With a name the receipt also proves that it was you who paid.</source>
        <extracomment>Under that field.</extracomment>
        <translation>写上名字后，收据还能证明付款的人是您。</translation>
    </message>
    <message>
        <source>Receipt</source>
        <extracomment>Label of the text of a receipt.</extracomment>
        <translation>收据</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>Button: copies a receipt.</extracomment>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>Button: writes a receipt into a file.</extracomment>
        <translation>保存</translation>
    </message>
    <message>
        <source>Make the receipt</source>
        <extracomment>Button: makes a receipt.</extracomment>
        <translation>出具收据</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Which part</source>
        <extracomment>Label of a choice: which of several addresses a receipt is for.</extracomment>
        <translation>哪一部分</translation>
    </message>
    <message>
        <source>Print</source>
        <extracomment>Button: opens a document in the system&apos;s program for PDF, which prints it.</extracomment>
        <translation>打印</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <extracomment>Kinds of file in a file dialog.</extracomment>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>ReceivePage</name>
    <message>
        <source>Receive</source>
        <extracomment>Title of the page that asks for money.</extracomment>
        <translation>收款</translation>
    </message>
    <message>
        <source>New request</source>
        <extracomment>Button: a fresh address and empty fields.</extracomment>
        <translation>新的请求</translation>
    </message>
    <message>
        <source>Your requests</source>
        <extracomment>Title of the list of requests made before.</extracomment>
        <translation>您的收款请求</translation>
    </message>
</context>
<context>
    <name>RecipientRow</name>
    <message>
        <source>Recipient %1</source>
        <extracomment>One of several recipients. %1 is its number in the list.</extracomment>
        <translation>收款人 %1</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>QR code of this request</source>
        <extracomment>What a screen reader says of the QR code of a payment request.</extracomment>
        <translation>此收款请求的二维码</translation>
    </message>
    <message>
        <source>Copy link</source>
        <extracomment>Button: copies the link of a payment request.</extracomment>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Save the code as a picture</source>
        <extracomment>Button: writes the QR code into a file.</extracomment>
        <translation>将二维码存为图片</translation>
    </message>
    <message>
        <source>Full screen, for a counter</source>
        <extracomment>Button: shows the QR code as large as the screen.</extracomment>
        <translation>全屏显示，用于柜台</translation>
    </message>
    <message>
        <source>Paid so far</source>
        <extracomment>What a screen reader calls the bar of a request that is paid in part.</extracomment>
        <translation>目前已付</translation>
    </message>
    <message>
        <source>New request</source>
        <extracomment>Button: a fresh address and empty fields.</extracomment>
        <translation>新的请求</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <extracomment>Kinds of file in a file dialog.</extracomment>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Print, or save as PDF</source>
        <extracomment>Button: opens a payment request as a page to print.</extracomment>
        <translation>打印，或存为 PDF</translation>
    </message>
</context>
<context>
    <name>RequestForm</name>
    <message>
        <source>Amount (may stay empty)</source>
        <extracomment>Label of the field for the amount asked for.</extracomment>
        <translation>金额（可留空）</translation>
    </message>
    <message>
        <source>What for (they will see it)</source>
        <extracomment>Label of a field: the purpose of a payment request, shown to who pays.</extracomment>
        <translation>用途（对方会看到）</translation>
    </message>
    <message>
        <source>Valid</source>
        <extracomment>Label of a choice: how long a payment request can be paid. The choices are like &quot;for one hour&quot;.</extracomment>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Address, used for this request only</source>
        <extracomment>Above the address of a payment request.</extracomment>
        <translation>地址，仅用于此请求</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <extracomment>Button: copies the address alone, without amount and purpose.</extracomment>
        <translation>复制地址</translation>
    </message>
</context>
<context>
    <name>RequestRow</name>
    <message>
        <source>Ask for the same again</source>
        <extracomment>Button on an earlier request: a fresh one that asks for the same.</extracomment>
        <translation>再次请求相同内容</translation>
    </message>
</context>
<context>
    <name>RestoreFromStep</name>
    <message>
        <source>Restore from what?</source>
        <extracomment>Title of a step.</extracomment>
        <translation>用什么恢复？</translation>
    </message>
    <message>
        <source>Either is enough by itself.</source>
        <extracomment>Explains the two ways to restore a wallet.</extracomment>
        <translation>任选其一即可。</translation>
    </message>
    <message>
        <source>24 words</source>
        <extracomment>A way to restore a wallet.</extracomment>
        <translation>24 个单词</translation>
    </message>
    <message>
        <source>Brings back the money and every payment. Names, your own notes and requests are only in a backup file.</source>
        <extracomment>Explains restoring from words.</extracomment>
        <translation>找回资金和每一笔付款。名称、您自己的备注和收款请求只在备份文件里。</translation>
    </message>
    <message>
        <source>An encrypted backup file</source>
        <extracomment>A way to restore a wallet.</extracomment>
        <translation>加密的备份文件</translation>
    </message>
    <message>
        <source>Brings back everything as it was when the file was made, and then the payments since.</source>
        <extracomment>Explains restoring from a file.</extracomment>
        <translation>找回制作文件时的一切，以及此后的付款。</translation>
    </message>
    <message>
        <source>This wallet&apos;s own keys</source>
        <extracomment>A way to restore a wallet whose file of payments is damaged.</extracomment>
        <translation>这个钱包自己的密钥</translation>
    </message>
    <message>
        <source>They are whole, so its password is enough. Brings back the money and every payment, as the words do.</source>
        <extracomment>Explains restoring a wallet from the keys that are still in its folder.</extracomment>
        <translation>密钥完好，只需钱包的密码。与单词一样，找回资金和每一笔付款。</translation>
    </message>
    <message>
        <source>A view key</source>
        <extracomment>A way to restore a wallet that only watches.</extracomment>
        <translation>查看密钥</translation>
    </message>
    <message>
        <source>For a wallet that only watched another one: it sees again, and can not pay.</source>
        <extracomment>Explains restoring from a view key.</extracomment>
        <translation>用于只查看另一个钱包的钱包：可以重新查看，不能付款。</translation>
    </message>
</context>
<context>
    <name>ReviewAmount</name>
    <message>
        <source>You pay</source>
        <extracomment>Above the amount, on the page that shows a payment before it is sent.</extracomment>
        <translation>您支付</translation>
    </message>
    <message>
        <source>Fee</source>
        <extracomment>The fee of a payment.</extracomment>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Total</source>
        <extracomment>Amount and fee together.</extracomment>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>ReviewRecipient</name>
    <message>
        <source>Copy the address</source>
        <extracomment>Button: copies the address alone, without amount and purpose.</extracomment>
        <translation>复制地址</translation>
    </message>
</context>
<context>
    <name>SaveBackupDialog</name>
    <message>
        <source>Save an encrypted backup</source>
        <extracomment>Title of a dialog.</extracomment>
        <translation>保存加密备份</translation>
    </message>
    <message>
        <source>One file with everything of this wallet: money, payments, notes, contacts and requests. Give it a password of its own; nobody can open it without.</source>
        <extracomment>Explains what a backup file is.</extracomment>
        <translation>一个文件，包含这个钱包的一切：资金、付款、备注、联系人和收款请求。请给它一个单独的密码；没有密码谁也打不开。</translation>
    </message>
    <message>
        <source>Password of this wallet</source>
        <extracomment>Label of a field.</extracomment>
        <translation>这个钱包的密码</translation>
    </message>
    <message>
        <source>Password of the backup</source>
        <extracomment>Label of a field.</extracomment>
        <translation>备份的密码</translation>
    </message>
    <message>
        <source>Password of the backup again</source>
        <extracomment>Label of a field.</extracomment>
        <translation>再次输入备份的密码</translation>
    </message>
    <message>
        <source>Tacit backups (*.tacit-backup)</source>
        <extracomment>Kinds of file in a file dialog.</extracomment>
        <translation>Tacit 备份 (*.tacit-backup)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: closes a dialog without changing anything.</extracomment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save as</source>
        <extracomment>Button: opens a file dialog and saves there.</extracomment>
        <translation>另存为</translation>
    </message>
</context>
<context>
    <name>SaveContact</name>
    <message>
        <source>Save as contact</source>
        <extracomment>Button: keeps an address that was paid under a name.</extracomment>
        <translation>存为联系人</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <extracomment>Button: empties the search field.</extracomment>
        <translation>清空搜索</translation>
    </message>
</context>
<context>
    <name>SecretGate</name>
    <message>
        <source>Password</source>
        <extracomment>Label of a field.</extracomment>
        <translation>密码</translation>
    </message>
    <message>
        <source>Show</source>
        <extracomment>Button: shows something secret after the password was typed.</extracomment>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>SecuritySection</name>
    <message>
        <source>Security</source>
        <extracomment>Title of a part of Settings.</extracomment>
        <translation>安全</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <extracomment>Label of a choice like &quot;after 5 minutes&quot;.</extracomment>
        <translation>自动锁定</translation>
    </message>
    <message>
        <source>View keys</source>
        <extracomment>Button: shows the keys with which somebody else can watch the wallet.</extracomment>
        <translation>查看密钥</translation>
    </message>
    <message>
        <source>This practice wallet has no password: whoever uses this computer can open it.</source>
        <extracomment>In Settings of a practice wallet.</extracomment>
        <translation>这个练习钱包没有密码：使用这台电脑的人都能打开它。</translation>
    </message>
    <message>
        <source>Hide amounts (Ctrl+H)</source>
        <extracomment>Switch: balances and payments are shown as dots. Ctrl+H is the keyboard&apos;s way to do it.</extracomment>
        <translation>隐藏金额 (Ctrl+H)</translation>
    </message>
    <message>
        <source>Ask for the password</source>
        <extracomment>Name of a setting: when a payment asks for the password.</extracomment>
        <translation>询问密码</translation>
    </message>
    <message>
        <source>above %1</source>
        <extracomment>Value of a setting. %1 is an amount with its currency.</extracomment>
        <translation>超过 %1 时</translation>
    </message>
    <message>
        <source>never</source>
        <extracomment>Value of a setting: a payment never asks for the password.</extracomment>
        <translation>从不</translation>
    </message>
    <message>
        <source>Change the password</source>
        <extracomment>Button: opens the dialog that changes the password.</extracomment>
        <translation>更改密码</translation>
    </message>
    <message>
        <source>Set a password</source>
        <extracomment>Button: opens the dialog that gives a practice wallet a password.</extracomment>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>Ask above an amount</source>
        <extracomment>Button: opens the dialog that sets the amount above which the password is asked.</extracomment>
        <translation>大额时询问密码</translation>
    </message>
</context>
<context>
    <name>SendFields</name>
    <message>
        <source>To</source>
        <extracomment>Label of the field that takes a name, an address or a payment link.</extracomment>
        <translation>付给</translation>
    </message>
    <message>
        <source>Paste an address, a link or a picture</source>
        <extracomment>Button: takes the address, link or picture that was copied.</extracomment>
        <translation>粘贴地址、链接或图片</translation>
    </message>
    <message>
        <source>Amount</source>
        <extracomment>Label of the field for the amount to pay.</extracomment>
        <translation>金额</translation>
    </message>
    <message>
        <source>%1 %2 can be spent now</source>
        <extracomment>Under the field for the amount. %1 is an amount, %2 the currency.</extracomment>
        <translation>现在可用 %1 %2</translation>
    </message>
    <message>
        <source>Max</source>
        <extracomment>Button beside the amount: as much as one payment can carry.</extracomment>
        <translation>最大</translation>
    </message>
    <message>
        <source>Note to the recipient (sent, encrypted)</source>
        <extracomment>Label of a field: a note that the recipient can read.</extracomment>
        <translation>给收款人的附言（加密发送）</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) left</source>
        <extracomment>Beside a field: bytes that may still be typed.</extracomment>
        <translation>
            <numerusform>还可输入 %n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Note to yourself (stays here)</source>
        <extracomment>Label of a field: a note that stays in this wallet.</extracomment>
        <translation>给自己的备注（只保存在这里）</translation>
    </message>
    <message>
        <source>Continue</source>
        <extracomment>Button: shows the payment once more before it is sent.</extracomment>
        <translation>继续</translation>
    </message>
    <message>
        <source>Empty, the link&apos;s own note is sent: “%1”</source>
        <extracomment>Under the field for a note. %1 is a text from a payment link.</extracomment>
        <translation>留空时发送链接自带的备注：“%1”</translation>
    </message>
    <message>
        <source>Name, address or payment link</source>
        <extracomment>Inside the empty field.</extracomment>
        <translation>姓名、地址或付款链接</translation>
    </message>
</context>
<context>
    <name>SendForm</name>
    <message>
        <source>Send</source>
        <extracomment>Title of the page that pays.</extracomment>
        <translation>付款</translation>
    </message>
</context>
<context>
    <name>SendOutcome</name>
    <message>
        <source>Show details</source>
        <extracomment>Button: opens the payment that was just made.</extracomment>
        <translation>查看详情</translation>
    </message>
    <message>
        <source>New payment</source>
        <extracomment>Button: an empty form for the next payment.</extracomment>
        <translation>新的付款</translation>
    </message>
</context>
<context>
    <name>SendPage</name>
    <message>
        <source>This wallet only watches</source>
        <extracomment>Title of the Send page of a wallet that holds a view key alone.</extracomment>
        <translation>这个钱包只能查看</translation>
    </message>
    <message>
        <source>It holds a view key, which sees payments and can not make any. Pay from the wallet that the key came from.</source>
        <extracomment>Says why nothing can be paid from a wallet with a view key alone, and what to do.</extracomment>
        <translation>它只有查看密钥，看得到付款，但不能付款。请用提供该密钥的钱包付款。</translation>
    </message>
</context>
<context>
    <name>SendReview</name>
    <message>
        <source>Check and send</source>
        <extracomment>Title of the page that shows a payment before it is sent.</extracomment>
        <translation>核对并付款</translation>
    </message>
    <message>
        <source>Note to the recipient (sent, encrypted)</source>
        <extracomment>Above the note, on the page that shows a payment before it is sent.</extracomment>
        <translation>给收款人的附言（加密发送）</translation>
    </message>
    <message>
        <source>Who sees what</source>
        <extracomment>Title of the table that says what each party sees of a payment.</extracomment>
        <translation>谁能看到什么</translation>
    </message>
    <message>
        <source>Back</source>
        <extracomment>Button: from the review back to the form.</extracomment>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>SendStages</name>
    <message>
        <source>Stages</source>
        <extracomment>What a screen reader calls the list of the stages of a payment.</extracomment>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Proofs made</source>
        <extracomment>What a screen reader calls the bar of the proofs of a payment.</extracomment>
        <translation>已完成的证明</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: stops a payment that has not left this computer.</extracomment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Look at the network</source>
        <extracomment>Button, when a payment takes very long: opens the settings of the network.</extracomment>
        <translation>查看网络</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <extracomment>Title of a page.</extracomment>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>being proved</source>
        <translation>证明中</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>已交出</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不明确</translation>
    </message>
    <message>
        <source>final</source>
        <translation>最终</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Another payment of this wallet spent the same money first.</source>
        <translation>此钱包的另一笔付款先用掉了这笔钱。</translation>
    </message>
    <message>
        <source>It did not reach the ledger before it expired.</source>
        <translation>它在过期之前没有进入账本。</translation>
    </message>
    <message>
        <source>The network did not accept it.</source>
        <translation>网络没有接受它。</translation>
    </message>
    <message>
        <source>It could not be proved on this computer. Nothing was sent.</source>
        <translation>未能在这台电脑上完成证明，没有发送任何内容。</translation>
    </message>
    <message>
        <source>It is being proved on this computer. Nothing has left it.</source>
        <translation>正在这台电脑上证明，尚未发出任何内容。</translation>
    </message>
    <message>
        <source>The network has it. It becomes final with the next block.</source>
        <translation>网络已收到，将随下一个区块最终确认。</translation>
    </message>
    <message>
        <source>The network has not answered. The payment is kept and tried again; it can not be made twice.</source>
        <translation>网络没有应答。付款已保留并会重试，不会重复支付。</translation>
    </message>
    <message>
        <source>The network has not answered. The payment is kept and tried again; it can not be made twice. It is decided by %1 at the latest. Please do not pay again before.</source>
        <translation>网络没有应答。付款已保留并会重试，不会重复支付。最迟在 %1 有结果，在此之前请不要再次付款。</translation>
    </message>
    <message>
        <source>This money is yours and can be spent.</source>
        <translation>这笔钱已归您所有，可以使用。</translation>
    </message>
    <message>
        <source>The recipient has it. Nobody can take it back.</source>
        <translation>收款人已收到，任何人都无法撤回。</translation>
    </message>
    <message>
        <source>%1 Your money is untouched; you can pay again.</source>
        <translation>%1您的钱没有动，可以再次付款。</translation>
    </message>
    <message>
        <source>You cancelled it before it left this computer. Your money is untouched.</source>
        <translation>您在发出之前取消了它。您的钱没有动。</translation>
    </message>
    <message>
        <source>This is not the password of this wallet. Check capital letters and the keyboard layout.</source>
        <translation>这不是此钱包的密码。请检查大小写和键盘布局。</translation>
    </message>
    <message>
        <source>Another program has this wallet open. Close it there, then try again.</source>
        <translation>另一个程序正在使用此钱包。请在那里关闭后重试。</translation>
    </message>
    <message>
        <source>These words are no valid phrase. Check their order and spelling.</source>
        <translation>这些单词不成立。请检查顺序和拼写。</translation>
    </message>
    <message>
        <source>The wallet&apos;s folder can not be written. Check free space and permissions; nothing was lost.</source>
        <translation>无法写入钱包文件夹。请检查剩余空间和权限；没有丢失任何内容。</translation>
    </message>
    <message>
        <source>The network does not answer. Check the connection and try again; nothing was made yet.</source>
        <translation>网络没有应答。请检查连接后重试；尚未创建任何内容。</translation>
    </message>
    <message>
        <source>There is a wallet in this folder already. It was left as it is.</source>
        <translation>此文件夹中已有钱包，保持原样未动。</translation>
    </message>
    <message>
        <source>The program tacitd was not found beside this one. Install it to use the practice network.</source>
        <translation>没有在本程序旁找到 tacitd。使用演练网络需要安装它。</translation>
    </message>
    <message>
        <source>The practice network did not start. Check free space on the disk, then try again.</source>
        <translation>演练网络未能启动。请检查磁盘剩余空间后重试。</translation>
    </message>
    <message>
        <source>The practice network does not answer. Try again in a moment.</source>
        <translation>演练网络没有应答，请稍后重试。</translation>
    </message>
    <message>
        <source>Test money is on its way.</source>
        <translation>测试币正在路上。</translation>
    </message>
    <message>
        <source>The practice network has paid often just now. Try again in a minute.</source>
        <translation>演练网络刚才发放太频繁，请一分钟后重试。</translation>
    </message>
    <message>
        <source>This network does not give test money.</source>
        <translation>此网络不发放测试币。</translation>
    </message>
    <message>
        <source>This is no node link. It begins with tacit-node: and holds a key and a network.</source>
        <translation>这不是节点链接。节点链接以 tacit-node: 开头，并包含密钥和网络。</translation>
    </message>
    <message>
        <source>Nothing answers at %1. Check the link and your connection.</source>
        <translation>%1 没有应答。请检查链接和网络连接。</translation>
    </message>
    <message>
        <source>Something answers at %1, but not with the key in the link. Do not use it; ask for the link again.</source>
        <translation>%1 有应答，但密钥与链接不符。请勿使用，并重新索取链接。</translation>
    </message>
    <message>
        <source>This node belongs to another network than the link says.</source>
        <translation>此节点所属的网络与链接不符。</translation>
    </message>
    <message>
        <source>This node speaks another version of the protocol.</source>
        <translation>此节点使用另一版本的协议。</translation>
    </message>
    <message>
        <source>This node shows blocks without a valid certificate. Do not use it.</source>
        <translation>此节点给出的区块没有有效证书。请勿使用。</translation>
    </message>
    <message>
        <source>Answers in %1 ms</source>
        <translation>%1 毫秒内应答</translation>
    </message>
    <message>
        <source>last block %1</source>
        <extracomment>%1 is how long ago: &quot;3 minutes ago&quot;</extracomment>
        <translation>最新区块 %1</translation>
    </message>
    <message>
        <source>certificate checked</source>
        <translation>证书已核验</translation>
    </message>
    <message>
        <source>The node did not accept it, which proves nothing yet. The payment is kept and tried again; it can not be made twice. It is decided by %1 at the latest. Please do not pay again before.</source>
        <translation>节点没有接受它，但这还不能说明什么。付款会保留并重试，不会付两次。最迟在 %1 有定论。在此之前请不要再次付款。</translation>
    </message>
    <message>
        <source>This is no view key that can be read. Copy the whole of it again.</source>
        <translation>这不是可以读取的查看密钥。请重新完整复制。</translation>
    </message>
    <message>
        <source>This wallet only watches: it holds no key that could do this.</source>
        <translation>这个钱包只能查看：它没有能做这件事的密钥。</translation>
    </message>
    <message>
        <source>This is not the password of this backup file.</source>
        <translation>这不是这个备份文件的密码。</translation>
    </message>
    <message>
        <source>This is not the password of this wallet. No file was written.</source>
        <translation>这不是这个钱包的密码。没有写入文件。</translation>
    </message>
    <message>
        <source>This file is no backup of a Tacit wallet. Nothing was changed.</source>
        <translation>这个文件不是 Tacit 钱包的备份。没有任何改动。</translation>
    </message>
    <message>
        <source>A later version of this program made this file. Install that version to open it.</source>
        <translation>这个文件由更新版本的程序制作。请安装该版本后再打开。</translation>
    </message>
    <message>
        <source>This backup file is damaged: part of it is missing or was changed. Use another copy, or the 24 words.</source>
        <translation>这个备份文件已损坏：缺了一部分或被改动过。请用另一份副本，或用 24 个单词。</translation>
    </message>
    <message>
        <source>This file can not be read. Check that it is still there and that you may read it.</source>
        <translation>无法读取这个文件。请检查它是否还在，以及您是否有权读取。</translation>
    </message>
    <message>
        <source>The file can not be written there. Choose another folder; nothing was changed.</source>
        <translation>无法在那里写入文件。请选择另一个文件夹；没有任何改动。</translation>
    </message>
    <message>
        <source>This backup opens, but it is of another wallet than this one.</source>
        <translation>这个备份可以打开，但它属于另一个钱包。</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 个账户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s)</source>
        <translation>
            <numerusform>%n 笔付款</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n 个联系人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n 个收款请求</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between the things of a list: &quot;1 account, 3 payments&quot;</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>It was made %1 and holds %2.</source>
        <extracomment>%1 is a date and time, %2 a list: &quot;1 account, 3 payments&quot;</extracomment>
        <translation>制作于%1，包含 %2。</translation>
    </message>
    <message>
        <source>It is of a wallet that only watches.</source>
        <translation>它属于一个只能查看的钱包。</translation>
    </message>
    <message>
        <source>Tacit was closed before it left this computer, and opened again too late to send it unasked. Your money is untouched; you can pay again.</source>
        <translation>付款离开这台电脑之前 Tacit 已关闭，再次打开时为时已晚，不会未经询问就发送。您的资金未动，可以重新付款。</translation>
    </message>
    <message>
        <source>A proxy is an IP address or localhost, and a port: 127.0.0.1:9050</source>
        <translation>代理由 IP 地址或 localhost 加端口组成：127.0.0.1:9050</translation>
    </message>
    <message>
        <source>The name of %1 is not known</source>
        <translation>%1 的名称无法解析</translation>
    </message>
    <message>
        <source>%1 takes the connection and says nothing</source>
        <translation>%1 接受连接但没有任何应答</translation>
    </message>
    <message>
        <source>The proxy %1 does not answer</source>
        <translation>代理 %1 没有应答</translation>
    </message>
    <message>
        <source>The proxy %1 took too long</source>
        <translation>代理 %1 用时过长</translation>
    </message>
    <message>
        <source>What answers at %1 is no SOCKS5 proxy</source>
        <translation>在 %1 应答的不是 SOCKS5 代理</translation>
    </message>
    <message>
        <source>The proxy %1 wants a login</source>
        <translation>代理 %1 要求登录</translation>
    </message>
    <message>
        <source>The proxy refused to connect to %1</source>
        <translation>代理拒绝连接 %1</translation>
    </message>
    <message>
        <source>The proxy does not know %1, or finds no way to it</source>
        <translation>代理不认识 %1，或找不到通往它的路径</translation>
    </message>
    <message>
        <source>Nothing answers the proxy at %1</source>
        <translation>代理在 %1 得不到应答</translation>
    </message>
    <message>
        <source>The connection to %1 broke</source>
        <translation>与 %1 的连接已断开</translation>
    </message>
    <message>
        <source>Nothing answers at %1</source>
        <translation>%1 没有应答</translation>
    </message>
    <message>
        <source>%1. Nothing was sent to the node.</source>
        <extracomment>%1 says what is wrong: &quot;The proxy 127.0.0.1:9050 does not answer&quot;</extracomment>
        <translation>%1。没有向节点发送任何内容。</translation>
    </message>
    <message>
        <source>What answers at %1 is no node: a web server, or another program. Check the link.</source>
        <translation>在 %1 应答的不是节点，而是网页服务器或其他程序。请检查链接。</translation>
    </message>
    <message>
        <source>This node gives wrong answers. Do not use it.</source>
        <translation>该节点给出错误的应答。请不要使用它。</translation>
    </message>
    <message>
        <source>It is not known whether this wallet goes through a proxy</source>
        <translation>不知道这个钱包是否经过代理</translation>
    </message>
    <message>
        <source>This program is too old for the network of this node. Update it.</source>
        <translation>对这个节点的网络来说，本程序太旧了。请更新。</translation>
    </message>
    <message>
        <source>This node shows blocks of an unknown version: it is wrong, or this program is too old.</source>
        <translation>这个节点显示未知版本的区块：要么它有错，要么本程序太旧。</translation>
    </message>
    <message>
        <source>Its keys can not be read, nor any of their copies. Your money is safe: it is on the network, and your 24 words or a backup file bring it back.</source>
        <translation>钱包的密钥及其所有副本都无法读取。您的资金是安全的：它在网络上，用您的 24 个单词或备份文件就能找回。</translation>
    </message>
    <message>
        <source>Its file wallet.sqlite can not be read; its keys are whole. Your money is safe: it is on the network, and can be brought back from there.</source>
        <translation>文件 wallet.sqlite 无法读取；钱包的密钥完好。您的资金是安全的：它在网络上，可以从那里找回。</translation>
    </message>
    <message>
        <source>A later version of this program made this wallet. Install that version to open it; nothing was changed.</source>
        <translation>这个钱包是由本程序的更新版本创建的。请安装该版本来打开它；没有做任何改动。</translation>
    </message>
    <message>
        <source>There is not enough memory to check the password. Close other programs, then try again.</source>
        <translation>内存不足，无法检查密码。请关闭其他程序，然后重试。</translation>
    </message>
    <message>
        <source>%1 takes the connection and says nothing. It may be no node but a web server or another program. Check the link.</source>
        <translation>%1 接受了连接，却没有任何回应。它可能不是节点，而是网页服务器或其他程序。请检查链接。</translation>
    </message>
</context>
<context>
    <name>StepMarks</name>
    <message>
        <source>Step %1 of %2</source>
        <extracomment>Progress for a screen reader. %1 is the number of the step, %2 how many there are.</extracomment>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
</context>
<context>
    <name>Strength</name>
    <message>
        <source>Guessed at once</source>
        <translation>瞬间即可猜出</translation>
    </message>
    <message numerus="yes">
        <source>Guessed in about %n second(s)</source>
        <translation>
            <numerusform>约 %n 秒可猜出</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Guessed in about %n minute(s)</source>
        <translation>
            <numerusform>约 %n 分钟可猜出</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Guessed in about %n hour(s)</source>
        <translation>
            <numerusform>约 %n 小时可猜出</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Guessed in about %n day(s)</source>
        <translation>
            <numerusform>约 %n 天可猜出</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Guessed in about %n year(s)</source>
        <translation>
            <numerusform>约 %n 年可猜出</numerusform>
        </translation>
    </message>
    <message>
        <source>Guessed in more than 100 years</source>
        <translation>一百多年才能猜出</translation>
    </message>
</context>
<context>
    <name>StrengthMeter</name>
    <message>
        <source>No password typed yet</source>
        <extracomment>What a screen reader says of the password&apos;s strength. %1 is a text like &quot;Guessed in about 3 hours&quot;.</extracomment>
        <translation>尚未输入密码</translation>
    </message>
</context>
<context>
    <name>Targets</name>
    <message>
        <source>This address belongs to another network. Money can not be sent there from this wallet.</source>
        <translation>这个地址属于另一个网络，此钱包无法向它付款。</translation>
    </message>
    <message>
        <source>This link asks for something that this program does not know (%1). Update it, or ask for another link.</source>
        <translation>此链接要求本程序不认识的功能（%1）。请更新程序，或索取其他链接。</translation>
    </message>
    <message>
        <source>This link asks for an asset that does not exist here.</source>
        <translation>此链接要求的资产在这里不存在。</translation>
    </message>
    <message>
        <source>This request has expired. Ask for a new one.</source>
        <translation>此请求已过期，请索取新的请求。</translation>
    </message>
    <message>
        <source>The network is not known yet. Wait until the wallet is connected.</source>
        <translation>尚不知道网络。请等待钱包连接。</translation>
    </message>
    <message>
        <source>This is neither an address nor a payment link, but %1.</source>
        <extracomment>%1 says what it is instead: &quot;a web address&quot;</extracomment>
        <translation>这既不是地址也不是付款链接，而是%1。</translation>
    </message>
    <message>
        <source>This address has small and capital letters. It has to be all of one kind; copy it again.</source>
        <translation>此地址混用了大小写字母。必须全部大写或全部小写，请重新复制。</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) of this address are missing. Copy it again.</source>
        <translation>
            <numerusform>此地址缺少 %n 个字符，请重新复制。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This address has %n character(s) too many. Copy it again.</source>
        <translation>
            <numerusform>此地址多出 %n 个字符，请重新复制。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) of this address are wrong. Compare with where it comes from.</source>
        <translation>
            <numerusform>此地址有 %n 个字符有误，请与来源核对。</numerusform>
        </translation>
    </message>
    <message>
        <source>Something in this address is wrong. Copy it again.</source>
        <translation>此地址有误，请重新复制。</translation>
    </message>
    <message>
        <source>a parameter</source>
        <translation>某个参数</translation>
    </message>
    <message>
        <source>The amount in this link has more than 8 digits after the point.</source>
        <translation>此链接中的金额小数超过 8 位。</translation>
    </message>
    <message>
        <source>The amount in this link is zero.</source>
        <translation>此链接中的金额为零。</translation>
    </message>
    <message>
        <source>This link asks for more money than there is.</source>
        <translation>此链接索要的金额超过了货币总量。</translation>
    </message>
    <message>
        <source>The amount in this link is no number like 12.50.</source>
        <translation>此链接中的金额不是像 12.50 这样的数字。</translation>
    </message>
    <message>
        <source>The note that this link wants to send (memo) is damaged or longer than 128 bytes.</source>
        <translation>此链接要发送的备注（memo）已损坏，或超过 128 字节。</translation>
    </message>
    <message>
        <source>This link is written in capitals throughout, which destroys the note that it wants to send (memo).</source>
        <translation>此链接全部为大写，它要发送的备注（memo）因此已损坏。</translation>
    </message>
    <message>
        <source>The number of the request in this link (id) is damaged.</source>
        <translation>此链接中的请求编号（id）已损坏。</translation>
    </message>
    <message>
        <source>The time until which this link can be paid (exp) is no time.</source>
        <translation>此链接的付款期限（exp）不是有效时间。</translation>
    </message>
    <message>
        <source>This link names no address.</source>
        <translation>此链接没有写明地址。</translation>
    </message>
    <message>
        <source>This link pays several people, but %1 is missing.</source>
        <translation>此链接向多人付款，但缺少 %1。</translation>
    </message>
    <message>
        <source>This link has %1, which no payment has: at most 14 people can be paid at once.</source>
        <translation>此链接含有 %1，付款中不存在此项：一次最多向 14 人付款。</translation>
    </message>
    <message>
        <source>There is nothing after tacit: in this link.</source>
        <translation>此链接的 tacit: 之后没有内容。</translation>
    </message>
    <message>
        <source>A payment link has no slashes after tacit: .</source>
        <translation>付款链接的 tacit: 之后没有斜杠。</translation>
    </message>
    <message>
        <source>This link is longer than any payment link.</source>
        <translation>此链接过长，不可能是付款链接。</translation>
    </message>
    <message>
        <source>The address in this link has a mistake.</source>
        <translation>此链接中的地址有误。</translation>
    </message>
    <message>
        <source>The address %1 in this link has a mistake.</source>
        <translation>此链接中的地址 %1 有误。</translation>
    </message>
    <message>
        <source>This link is damaged at %1.</source>
        <translation>此链接在 %1 处已损坏。</translation>
    </message>
    <message>
        <source>This link says %1 twice, so that nobody can know what is meant.</source>
        <translation>此链接重复写了 %1，无法确定含义。</translation>
    </message>
    <message>
        <source>The text of %1 in this link is damaged.</source>
        <translation>此链接中 %1 的文字已损坏。</translation>
    </message>
    <message>
        <source>%1 Nothing was paid; ask for another link.</source>
        <extracomment>%1 says what is wrong with a payment link</extracomment>
        <translation>%1没有付款；请索要新的链接。</translation>
    </message>
</context>
<context>
    <name>TestBackupDialog</name>
    <message>
        <source>Test my backup</source>
        <extracomment>Title of a dialog.</extracomment>
        <translation>测试我的备份</translation>
    </message>
    <message>
        <source>The file is opened as if you had lost everything, and compared with this wallet. Nothing is changed.</source>
        <extracomment>Explains what testing a backup does.</extracomment>
        <translation>像您丢失了一切那样打开文件，并与这个钱包比较。不会改动任何东西。</translation>
    </message>
    <message>
        <source>Drop the backup file here</source>
        <extracomment>In the area that takes a backup file.</extracomment>
        <translation>把备份文件拖到这里</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <extracomment>Button: opens a file dialog.</extracomment>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Tacit backups (*.tacit-backup)</source>
        <extracomment>Kinds of file in a file dialog.</extracomment>
        <translation>Tacit 备份 (*.tacit-backup)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Password of the backup</source>
        <extracomment>Label of a field.</extracomment>
        <translation>备份的密码</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Button: closes a dialog.</extracomment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Test</source>
        <extracomment>Button: opens the backup file and compares it with the wallet.</extracomment>
        <translation>测试</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>%1 is a length of time: &quot;3 minutes&quot;</extracomment>
        <translation>%1前</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>a number of seconds with its unit</extracomment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <extracomment>Qt date format of a day in this year, then of a day in another year</extracomment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <extracomment>%1 is the time of day</extracomment>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a date and the time of that day</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Practice network</source>
        <translation>演练网络</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>exact</comment>
        <extracomment>a date in any year, and the time of that day with seconds</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Asked by “%1”</source>
        <translation>“%1”请求的付款</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Show this payment</source>
        <extracomment>Button of a message about a payment: shows that payment.</extracomment>
        <translation>查看这笔付款</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <extracomment>Button that takes a message away.</extracomment>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>ToastStack</name>
    <message>
        <source>Messages</source>
        <extracomment>What a screen reader calls the messages in the corner.</extracomment>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>TypeWordsStep</name>
    <message>
        <source>Type your 24 words</source>
        <extracomment>Title of a step.</extracomment>
        <translation>输入您的 24 个单词</translation>
    </message>
    <message>
        <source>With a space between them. The first letters are enough: choose the word below.</source>
        <extracomment>Explains how words are typed.</extracomment>
        <translation>单词之间用空格隔开。输入前几个字母即可，在下方选择单词。</translation>
    </message>
    <message>
        <source>Words</source>
        <extracomment>Label of a field.</extracomment>
        <translation>单词</translation>
    </message>
    <message>
        <source>%1 of 24</source>
        <extracomment>Beside a field. %1 is how many words were typed.</extracomment>
        <translation>%1 / 24</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Your wallet is locked</source>
        <extracomment>Title of the page that asks for the password.</extracomment>
        <translation>您的钱包已锁定</translation>
    </message>
    <message>
        <source>Password</source>
        <extracomment>Label of a field.</extracomment>
        <translation>密码</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Other wallets</source>
        <extracomment>Button on the page that asks for the password: lists the other wallets.</extracomment>
        <translation>其他钱包</translation>
    </message>
    <message>
        <source>This wallet&apos;s files are damaged</source>
        <extracomment>Title above the password field when a wallet&apos;s files can not be read.</extracomment>
        <translation>这个钱包的文件已损坏</translation>
    </message>
    <message>
        <source>Restore this wallet</source>
        <extracomment>Button: begins to restore a wallet whose files are damaged.</extracomment>
        <translation>恢复这个钱包</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>Button: opens the wallet with the password typed; and the same where it has none or is damaged.</extracomment>
        <translation>重试</translation>
    </message>
    <message>
        <source>Restore from words or a backup</source>
        <extracomment>Button: for somebody who has lost the password of a wallet.</extracomment>
        <translation>用单词或备份恢复</translation>
    </message>
</context>
<context>
    <name>VerifyProofDialog</name>
    <message>
        <source>Verify a payment proof</source>
        <extracomment>Title of a dialog.</extracomment>
        <translation>验证付款证明</translation>
    </message>
    <message>
        <source>Paste the proof, drop its file here or choose it.</source>
        <extracomment>Explains how a payment proof is checked.</extracomment>
        <translation>粘贴证明，或将文件拖到这里，或选择文件。</translation>
    </message>
    <message>
        <source>Payment proof</source>
        <extracomment>Label of a field for somebody&apos;s receipt.</extracomment>
        <translation>付款证明</translation>
    </message>
    <message>
        <source>Checking asks your node for this one transaction, so the node learns which payment is meant.</source>
        <extracomment>Before a payment proof is checked: what the node learns by it.</extracomment>
        <translation>验证时会向您的节点查询这一笔交易，节点因此会知道您在查哪笔付款。</translation>
    </message>
    <message>
        <source>To the address</source>
        <extracomment>Above an address that was paid.</extracomment>
        <translation>收款地址</translation>
    </message>
    <message>
        <source>Note</source>
        <extracomment>Above a note that came or went with a payment.</extracomment>
        <translation>附言</translation>
    </message>
    <message>
        <source>Who paid</source>
        <extracomment>Above what a proof says about the person who paid.</extracomment>
        <translation>付款人</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>When a payment was made.</extracomment>
        <translation>时间</translation>
    </message>
    <message>
        <source>Block</source>
        <extracomment>The block that holds a payment.</extracomment>
        <translation>区块</translation>
    </message>
    <message>
        <source>Transaction</source>
        <extracomment>Above the id of a transaction.</extracomment>
        <translation>交易</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <extracomment>Button: opens a file dialog.</extracomment>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Check</source>
        <extracomment>Button: checks a payment proof.</extracomment>
        <translation>验证</translation>
    </message>
    <message>
        <source>Text (*.txt *.json)</source>
        <extracomment>Kinds of file in a file dialog.</extracomment>
        <translation>文本 (*.txt *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Check another</source>
        <extracomment>Button: empties the dialog for another payment proof.</extracomment>
        <translation>验证另一份</translation>
    </message>
</context>
<context>
    <name>VerifyProofSection</name>
    <message>
        <source>Payment proofs</source>
        <extracomment>Title of a part of Settings.</extracomment>
        <translation>付款证明</translation>
    </message>
    <message>
        <source>Somebody shows you a receipt and says that they paid? Check it here.</source>
        <extracomment>In Settings.</extracomment>
        <translation>有人出示收据说已经付款？在这里验证。</translation>
    </message>
    <message>
        <source>Verify a payment proof</source>
        <extracomment>Button: opens the dialog that checks somebody&apos;s receipt.</extracomment>
        <translation>验证付款证明</translation>
    </message>
</context>
<context>
    <name>ViewKeyStep</name>
    <message>
        <source>Watch a wallet</source>
        <extracomment>Title of a step.</extracomment>
        <translation>查看钱包</translation>
    </message>
    <message>
        <source>With its view key you see a wallet&apos;s payments as they happen, for instance to keep the books of a shop. Nobody can spend with it, and it holds no words. In the other wallet it is under Settings, View keys.</source>
        <extracomment>Explains what a watching wallet is.</extracomment>
        <translation>用查看密钥，您可以实时看到一个钱包的付款，例如为店铺记账。它不能用来花费，也没有单词。在另一个钱包里，它在“设置”的“查看密钥”中。</translation>
    </message>
    <message>
        <source>View key</source>
        <extracomment>Label of a field.</extracomment>
        <translation>查看密钥</translation>
    </message>
</context>
<context>
    <name>ViewKeysDialog</name>
    <message>
        <source>View keys</source>
        <extracomment>Title of a dialog.</extracomment>
        <translation>查看密钥</translation>
    </message>
    <message>
        <source>With a view key somebody can watch this wallet, for instance a bookkeeper. Nobody can spend with it. What was shown can not be taken back.</source>
        <extracomment>Explains the two view keys.</extracomment>
        <translation>持有查看密钥的人（例如会计）可以查看此钱包，但不能用它付款。已经给出的内容无法收回。</translation>
    </message>
    <message>
        <source>Incoming view key: sees what arrives</source>
        <extracomment>Label of a key.</extracomment>
        <translation>收款查看密钥：能看到收到的钱</translation>
    </message>
    <message>
        <source>Copy the incoming view key</source>
        <extracomment>Button: copies a key.</extracomment>
        <translation>复制收款查看密钥</translation>
    </message>
    <message>
        <source>Full view key: also sees what leaves, and to whom</source>
        <extracomment>Label of a key.</extracomment>
        <translation>完整查看密钥：还能看到付出的钱和付给谁</translation>
    </message>
    <message>
        <source>Copy the full view key</source>
        <extracomment>Button: copies a key.</extracomment>
        <translation>复制完整查看密钥</translation>
    </message>
</context>
<context>
    <name>WaitingLinks</name>
    <message>
        <source>Show it</source>
        <extracomment>Button: opens a payment link that waits.</extracomment>
        <translation>查看</translation>
    </message>
    <message>
        <source>Forget this link</source>
        <extracomment>Button: a payment link that waits is forgotten.</extracomment>
        <translation>忘记此链接</translation>
    </message>
    <message>
        <source>Replace what you are writing?</source>
        <extracomment>Title of a question.</extracomment>
        <translation>要替换正在填写的内容吗？</translation>
    </message>
    <message>
        <source>A payment link was opened, and the Send page holds a payment that was not sent. If you keep it, the link waits.</source>
        <extracomment>Asked when a payment link arrives while the form of a payment holds something.</extracomment>
        <translation>收到了一个付款链接，而“付款”页面上有一笔尚未发送的付款。如果保留它，链接会继续等待。</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <extracomment>Button: the form of a payment stays as it is.</extracomment>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Show the link&apos;s</source>
        <extracomment>Button: the form of a payment is filled from a payment link.</extracomment>
        <translation>查看链接的</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Opening your wallet</source>
        <extracomment>While a wallet&apos;s file is being opened.</extracomment>
        <translation>正在打开您的钱包</translation>
    </message>
</context>
<context>
    <name>WalletSwitcher</name>
    <message>
        <source>This wallet</source>
        <extracomment>The wallet&apos;s name when it was given none.</extracomment>
        <translation>这个钱包</translation>
    </message>
    <message>
        <source>Shows the other wallets and accounts</source>
        <extracomment>Description of the button with the wallet&apos;s name.</extracomment>
        <translation>显示其他钱包和账户</translation>
    </message>
    <message>
        <source>Watching</source>
        <extracomment>Badge under the name of a wallet that can not pay.</extracomment>
        <translation>只能查看</translation>
    </message>
    <message>
        <source>Accounts of this wallet</source>
        <extracomment>Heading over the accounts of the open wallet.</extracomment>
        <translation>这个钱包的账户</translation>
    </message>
    <message>
        <source>Add an account</source>
        <extracomment>Entry: opens a dialog that adds an account to the wallet.</extracomment>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>Change the names</source>
        <extracomment>Entry: opens a dialog that changes the names of wallet and account.</extracomment>
        <translation>更改名称</translation>
    </message>
    <message>
        <source>Wallets</source>
        <extracomment>Heading over the wallets of this person.</extracomment>
        <translation>钱包</translation>
    </message>
    <message>
        <source>practice</source>
        <extracomment>Beside a wallet on the practice network.</extracomment>
        <translation>练习</translation>
    </message>
    <message>
        <source>Another wallet</source>
        <extracomment>Entry: opens a window in which another wallet is created, restored or watched.</extracomment>
        <translation>另一个钱包</translation>
    </message>
    <message>
        <source>Open a wallet&apos;s folder</source>
        <extracomment>Entry: opens a dialog that chooses the folder of a wallet.</extracomment>
        <translation>打开钱包文件夹</translation>
    </message>
</context>
<context>
    <name>WhoSeesTable</name>
    <message>
        <source>Who sees what</source>
        <extracomment>Title of the table that says what each party sees of a payment.</extracomment>
        <translation>谁能看到什么</translation>
    </message>
    <message>
        <source>You</source>
        <extracomment>Column of the table &quot;Who sees what&quot;: the person who pays.</extracomment>
        <translation>您</translation>
    </message>
    <message>
        <source>Recipient</source>
        <extracomment>Column of the table &quot;Who sees what&quot;: who is paid.</extracomment>
        <translation>收款人</translation>
    </message>
    <message>
        <source>Others</source>
        <extracomment>Column of the table &quot;Who sees what&quot;: everybody else.</extracomment>
        <translation>其他人</translation>
    </message>
    <message>
        <source>sees it</source>
        <extracomment>Said of a party that sees something of a payment.</extracomment>
        <translation>能看到</translation>
    </message>
    <message>
        <source>does not see it</source>
        <extracomment>Said of a party that does not see something of a payment.</extracomment>
        <translation>看不到</translation>
    </message>
    <message>
        <source>%1: you: %2, recipient: %3, others: %4</source>
        <extracomment>A row of &quot;Who sees what&quot; for a screen reader. %1 is what is seen, %2 to %4 are &quot;sees it&quot; or &quot;does not see it&quot;.</extracomment>
        <translation>%1：您%2，收款人%3，其他人%4</translation>
    </message>
</context>
<context>
    <name>WordGrid</name>
    <message>
        <source>The words of this wallet</source>
        <extracomment>What a screen reader calls the list of the wallet&apos;s 24 words.</extracomment>
        <translation>此钱包的单词</translation>
    </message>
    <message>
        <source>Word %1, hidden</source>
        <extracomment>A masked word for a screen reader. %1 is its number.</extracomment>
        <translation>第 %1 个单词，已隐藏</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>This is not word %1. Look at your notes again.</source>
        <translation>这不是第 %1 个单词。请再看看您的笔记。</translation>
    </message>
</context>
<context>
    <name>WordsAsked</name>
    <message>
        <source>Word %1</source>
        <extracomment>Label of a field that asks one of the 24 words back. %1 is its number.</extracomment>
        <translation>第 %1 个单词</translation>
    </message>
</context>
<context>
    <name>WordsDialog</name>
    <message>
        <source>The words of this wallet</source>
        <extracomment>Title of a dialog.</extracomment>
        <translation>此钱包的单词</translation>
    </message>
    <message>
        <source>Whoever has these words has your money. Write them on paper, in this order. Nobody will ever ask you for them.</source>
        <extracomment>Warns before the words are shown.</extracomment>
        <translation>谁有这些单词，谁就拥有您的钱。请按顺序抄在纸上。不会有任何人向您索要它们。</translation>
    </message>
    <message>
        <source>Type these three words from your paper.</source>
        <extracomment>Above three fields that ask words back.</extracomment>
        <translation>请照着纸上的内容输入这三个单词。</translation>
    </message>
    <message>
        <source>You have proved that you have these words.</source>
        <extracomment>After the three words were right.</extracomment>
        <translation>您已证明持有这些单词。</translation>
    </message>
    <message>
        <source>Hold to show</source>
        <extracomment>Button: the words can be read while it is held down.</extracomment>
        <translation>按住以显示</translation>
    </message>
    <message>
        <source>I have written them down</source>
        <extracomment>Button: asks three of the words back.</extracomment>
        <translation>我已抄下</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>Button: closes a dialog.</extracomment>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>WordsStep</name>
    <message>
        <source>Write down these 24 words</source>
        <extracomment>Title of a step.</extracomment>
        <translation>请抄下这 24 个单词</translation>
    </message>
    <message>
        <source>On paper, in this order. They are your money: with them the wallet can be made again, and whoever has them can spend. Nobody will ever ask you for them.</source>
        <extracomment>Explains what the words are.</extracomment>
        <translation>请按顺序抄在纸上。它们就是您的钱：有了它们可以重建钱包，谁拿到它们谁就能花钱。不会有任何人向您索要它们。</translation>
    </message>
    <message>
        <source>Hold to show</source>
        <extracomment>Button: the words can be read while it is held down.</extracomment>
        <translation>按住以显示</translation>
    </message>
</context>
<context>
    <name>tacit::app::AccountsModel</name>
    <message>
        <source>Account %1</source>
        <extracomment>Name of an account that was given none. %1 is its number, from 1.</extracomment>
        <translation>账户 %1</translation>
    </message>
</context>
<context>
    <name>tacit::app::AppController</name>
    <message>
        <source>No test money</source>
        <translation>没有领到测试币</translation>
    </message>
    <message>
        <source>The wallet&apos;s folder can not be written</source>
        <translation>无法写入钱包文件夹</translation>
    </message>
    <message>
        <source>What you see is stored safely; nothing new is. Free some space or check the disk, then start the program again.</source>
        <translation>您看到的内容已安全保存，但新的内容无法保存。请腾出空间或检查磁盘，然后重新启动程序。</translation>
    </message>
    <message>
        <source>The node was not changed</source>
        <translation>节点未更换</translation>
    </message>
    <message>
        <source>It belongs to another network than this wallet.</source>
        <translation>它与这个钱包不属于同一网络。</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>A payment link was not taken</source>
        <translation>付款链接未被接受</translation>
    </message>
    <message>
        <source>It is no payment link, or too many wait already. Nothing was paid.</source>
        <translation>它不是付款链接，或等待的链接已太多。没有付款。</translation>
    </message>
    <message>
        <source>A payment is under way</source>
        <translation>正在付款</translation>
    </message>
    <message>
        <source>Pay the next one when it is done.</source>
        <translation>等它完成后再付下一笔。</translation>
    </message>
    <message>
        <source>No program opens PDF files here</source>
        <translation>没有可打开 PDF 文件的程序</translation>
    </message>
    <message>
        <source>Save the document instead, and print it elsewhere.</source>
        <translation>请先保存文件，再到别处打印。</translation>
    </message>
    <message>
        <source>The clipboard was changed</source>
        <translation>剪贴板被更改</translation>
    </message>
    <message>
        <source>It no longer holds what you copied. A program on this computer may exchange addresses: compare before you pass it on.</source>
        <translation>剪贴板里已不是您复制的内容。可能有程序在替换地址：发出之前请先核对。</translation>
    </message>
    <message>
        <source>The other wallet could not be opened</source>
        <translation>无法打开另一个钱包</translation>
    </message>
    <message>
        <source>The program did not start again. Nothing was changed.</source>
        <translation>程序没有再次启动。没有任何改动。</translation>
    </message>
    <message>
        <source>The password was changed</source>
        <translation>密码已更改</translation>
    </message>
    <message>
        <source>The backup file was saved</source>
        <translation>备份文件已保存</translation>
    </message>
    <message>
        <source>You have opened this link already</source>
        <translation>您已经打开过这个链接</translation>
    </message>
    <message>
        <source>Its payment is on this page, made once.</source>
        <translation>它的付款就在此页，只会付一次。</translation>
    </message>
    <message>
        <source>The wallet was restored</source>
        <translation>钱包已恢复</translation>
    </message>
    <message>
        <source>Its earlier files are in %1. Keep them until your payments are back.</source>
        <translation>之前的文件在 %1。在付款全部找回之前，请保留它们。</translation>
    </message>
</context>
<context>
    <name>tacit::app::BackupModel</name>
    <message>
        <source>A backup file was last saved %1.</source>
        <extracomment>%1 is a time: &quot;yesterday 18:02&quot;</extracomment>
        <translation>上次保存备份文件：%1。</translation>
    </message>
    <message>
        <source>No backup file was saved yet. The words bring back the money; the file also brings back names, notes and requests.</source>
        <translation>还没有保存过备份文件。单词可以找回资金；文件还能找回名称、备注和收款请求。</translation>
    </message>
    <message>
        <source>Everything that this wallet has now is in it.</source>
        <translation>这个钱包现有的一切都在里面。</translation>
    </message>
    <message>
        <source>Some names, notes, requests or accounts since then are not in it.</source>
        <translation>此后的一些名称、备注、收款请求或账户不在里面。</translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) since then are not in it. The words bring those back, but not their notes.</source>
        <translation>
            <numerusform>此后的 %n 笔付款不在里面。单词可以找回它们，但找不回备注。</numerusform>
        </translation>
    </message>
    <message>
        <source>This backup opens.</source>
        <translation>这个备份可以打开。</translation>
    </message>
    <message>
        <source>%1 exists already and was left as it is. Choose another name.</source>
        <translation>%1 已经存在，未作改动。请换一个名字。</translation>
    </message>
</context>
<context>
    <name>tacit::app::BalanceModel</name>
    <message>
        <source>as of %1</source>
        <extracomment>%1 is a time: &quot;3 minutes ago&quot;</extracomment>
        <translation>截至%1</translation>
    </message>
</context>
<context>
    <name>tacit::app::ContactModel</name>
    <message>
        <source>This address is new since %1.</source>
        <extracomment>%1 is a date</extracomment>
        <translation>这个地址自 %1 起启用。</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier address(es) remembered.</source>
        <translation>
            <numerusform>还记着 %n 个以前的地址。</numerusform>
        </translation>
    </message>
    <message>
        <source>No payments yet</source>
        <translation>还没有付款</translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s), the last one %1</source>
        <translation>
            <numerusform>共 %n 笔，最近一笔：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>地址已复制</translation>
    </message>
    <message>
        <source>A name has at most 64 characters.</source>
        <translation>姓名最多 64 个字符。</translation>
    </message>
    <message>
        <source>Give this person a name.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>Somebody in your contacts has this name already. Choose another one.</source>
        <translation>联系人中已有这个姓名，请换一个。</translation>
    </message>
    <message>
        <source>Paste an address, or a link that starts with tacit:</source>
        <translation>粘贴地址，或以 tacit: 开头的链接</translation>
    </message>
    <message>
        <source>This is the address of %1.</source>
        <extracomment>%1 is a person&apos;s name</extracomment>
        <translation>这是 %1 的地址。</translation>
    </message>
    <message>
        <source>This address belongs to another network.</source>
        <translation>这个地址属于另一个网络。</translation>
    </message>
    <message>
        <source>This address can not be kept. Copy it again.</source>
        <translation>这个地址无法保存，请重新复制。</translation>
    </message>
    <message>
        <source>The network is not known yet. Wait until the wallet is connected.</source>
        <translation>还不知道是哪个网络，请等钱包连上。</translation>
    </message>
    <message>
        <source>There is no room for more contacts. Remove some, or their pictures.</source>
        <translation>联系人已满。请移除一些，或去掉图片。</translation>
    </message>
    <message>
        <source>This was not saved, because the wallet&apos;s folder can not be written. Check the disk.</source>
        <translation>没有保存：钱包文件夹无法写入。请检查磁盘。</translation>
    </message>
    <message>
        <source>This note is too long.</source>
        <translation>备注太长。</translation>
    </message>
    <message>
        <source>This file is no picture that can be read. Choose another one.</source>
        <translation>这个文件不是可读的图片，请另选一个。</translation>
    </message>
    <message>
        <source>Sea</source>
        <translation>海青</translation>
    </message>
    <message>
        <source>Peach</source>
        <translation>桃红</translation>
    </message>
    <message>
        <source>Lavender</source>
        <translation>淡紫</translation>
    </message>
    <message>
        <source>Honey</source>
        <translation>蜜黄</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>天蓝</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>玫瑰</translation>
    </message>
    <message>
        <source>Leaf</source>
        <translation>叶绿</translation>
    </message>
    <message>
        <source>Sand</source>
        <translation>沙色</translation>
    </message>
    <message>
        <source>Make it the new address of %1</source>
        <extracomment>Button. %1 is a person&apos;s name</extracomment>
        <translation>设为 %1 的新地址</translation>
    </message>
    <message>
        <source>%1 was removed. Their payments stay in the history.</source>
        <extracomment>%1 is a person&apos;s name</extracomment>
        <translation>已移除 %1，相关付款仍保留在记录中。</translation>
    </message>
    <message>
        <source>This picture is too large: at most %1 megapixels and %2 megabytes are read. Choose another one.</source>
        <translation>这张图片太大：最多读取 %1 百万像素和 %2 MB。请换一张。</translation>
    </message>
</context>
<context>
    <name>tacit::app::ContactsModel</name>
    <message>
        <source>Last payment %1</source>
        <extracomment>%1 is a time: &quot;yesterday 18:02&quot;</extracomment>
        <translation>最近一笔：%1</translation>
    </message>
    <message>
        <source>No payments yet</source>
        <translation>还没有付款</translation>
    </message>
</context>
<context>
    <name>tacit::app::DocumentModel</name>
    <message>
        <source>Please pay</source>
        <extracomment>Title of a printed request.</extracomment>
        <translation>请付款</translation>
    </message>
    <message>
        <source>Scan this with Tacit</source>
        <extracomment>Above the QR code of a printed request.</extracomment>
        <translation>用 Tacit 扫描</translation>
    </message>
    <message>
        <source>Valid until</source>
        <extracomment>On a printed request: until when it can be paid.</extracomment>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Address</source>
        <extracomment>On a printed request: an address.</extracomment>
        <translation>地址</translation>
    </message>
    <message>
        <source>Or open this link</source>
        <extracomment>On a printed request, above the link.</extracomment>
        <translation>或打开此链接</translation>
    </message>
    <message>
        <source>Made on %1. The address belongs to this request alone.</source>
        <extracomment>At the foot of a printed request.</extracomment>
        <translation>制作于 %1。此地址仅用于这笔收款。</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another folder, or free some space.</source>
        <translation>无法写入 %1。请换一个文件夹，或腾出一些空间。</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <extracomment>%1 is the name of a file</extracomment>
        <translation>已保存为 %1</translation>
    </message>
</context>
<context>
    <name>tacit::app::ExportModel</name>
    <message>
        <source>%1 could not be written. Choose another folder, or free some space.</source>
        <translation>无法写入 %1。请换一个文件夹，或腾出一些空间。</translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) saved as %1</source>
        <extracomment>%1 is the name of a file</extracomment>
        <translation>
            <numerusform>已将 %n 笔付款保存为 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n payment(s) that the filter shows</source>
        <translation>
            <numerusform>筛选出的 %n 笔付款</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n payment(s)</source>
        <translation>
            <numerusform>全部 %n 笔付款</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tacit::app::FlowModel</name>
    <message>
        <source>%1: %2 received, %3 paid</source>
        <extracomment>%1 is a month or a person, the others are amounts</extracomment>
        <translation>%1：收到 %2，付出 %3</translation>
    </message>
</context>
<context>
    <name>tacit::app::InsightsModel</name>
    <message>
        <source>MMMM yyyy</source>
        <extracomment>Qt date format of a month</extracomment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>Everybody else</source>
        <extracomment>The last row of a chart of people: payments of nobody in the contacts.</extracomment>
        <translation>其他人</translation>
    </message>
    <message>
        <source>Balance</source>
        <extracomment>Choices of the chart on Home.</extracomment>
        <translation>余额</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>By contact</source>
        <translation>按联系人</translation>
    </message>
    <message>
        <source>7 days</source>
        <extracomment>How far back the chart of the balance goes. Short.</extracomment>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 年</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>The right end of a chart&apos;s time axis.</extracomment>
        <translation>现在</translation>
    </message>
    <message>
        <source>The balance from %1 until now: it changed by %2, was at least %3, at most %4 and is %5 TACIT.</source>
        <extracomment>A chart in words. %1 and %2 are dates or &quot;now&quot;, the others amounts</extracomment>
        <translation>从 %1 到现在的余额：变化 %2，最低 %3，最高 %4，现为 %5 TACIT。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>A point of a chart. %1 is an amount with its currency, %2 a date or a time</extracomment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>tacit::app::LinkQueue</name>
    <message numerus="yes">
        <source>%n payment link(s) wait</source>
        <translation>
            <numerusform>有 %n 个付款链接在等待</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the wallet to see what it asks for. Nothing is paid by itself.</source>
        <translation>打开钱包即可查看其内容。不会自动付款。</translation>
    </message>
    <message>
        <source>It opens when the payment under way is done.</source>
        <translation>当前付款完成后会打开。</translation>
    </message>
    <message>
        <source>It opens when you are done with the last payment.</source>
        <translation>处理完上一笔付款后会打开。</translation>
    </message>
    <message>
        <source>It opens as soon as the wallet has caught up with the network.</source>
        <translation>钱包与网络同步后会立即打开。</translation>
    </message>
    <message>
        <source>It opens when the payment that you are writing is done.</source>
        <translation>正在填写的付款完成后会打开。</translation>
    </message>
</context>
<context>
    <name>tacit::app::LogModel</name>
    <message>
        <source>Log copied</source>
        <translation>日志已复制</translation>
    </message>
</context>
<context>
    <name>tacit::app::NodeModel</name>
    <message>
        <source>Link</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>%1 answers in %2 ms</source>
        <translation>%1 在 %2 毫秒内应答</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>已连接 %1</translation>
    </message>
    <message>
        <source>No node chosen</source>
        <translation>尚未选择节点</translation>
    </message>
    <message>
        <source>Paste a node link below.</source>
        <translation>请在下方粘贴节点链接。</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>正在连接 %1</translation>
    </message>
    <message>
        <source>The node is away, or something between here and there lets nothing through.</source>
        <translation>节点不在线，或者途中有设备阻断了连接。</translation>
    </message>
    <message>
        <source>Check your connection. It is tried again by itself.</source>
        <translation>请检查网络连接。程序会自动重试。</translation>
    </message>
    <message>
        <source>The node stopped answering.</source>
        <translation>节点停止了应答。</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>程序会自动重试。</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>The node has another key</source>
        <translation>节点的密钥不符</translation>
    </message>
    <message>
        <source>Whoever answers is not the node of the link, or its operator changed the key.</source>
        <translation>应答者不是链接所指的节点，或者运营者更换了密钥。</translation>
    </message>
    <message>
        <source>Nothing is sent to it. Ask the operator for a new link by another way.</source>
        <translation>不会向它发送任何内容。请通过其他途径向运营者索取新的链接。</translation>
    </message>
    <message>
        <source>Encrypted, with the key of the link</source>
        <translation>已加密，密钥与链接相符</translation>
    </message>
    <message>
        <source>Not known while the link is down</source>
        <translation>链路中断时无法得知</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>The node belongs to another network</source>
        <translation>该节点属于另一个网络</translation>
    </message>
    <message>
        <source>Its ledger does not begin as this wallet&apos;s does.</source>
        <translation>它的账本开头与此钱包的不同。</translation>
    </message>
    <message>
        <source>Choose a node of this wallet&apos;s network.</source>
        <translation>请选择此钱包所属网络的节点。</translation>
    </message>
    <message>
        <source>The node speaks another version</source>
        <translation>节点使用另一版本的协议</translation>
    </message>
    <message>
        <source>Program and node do not understand each other.</source>
        <translation>程序与节点无法互通。</translation>
    </message>
    <message>
        <source>Update this program, or choose another node.</source>
        <translation>请更新本程序，或选择其他节点。</translation>
    </message>
    <message>
        <source>The node is behind</source>
        <translation>节点落后了</translation>
    </message>
    <message>
        <source>Its newest block is older than one this wallet has seen.</source>
        <translation>它的最新区块比此钱包见过的还旧。</translation>
    </message>
    <message>
        <source>Wait, or choose another node.</source>
        <translation>请等待，或选择其他节点。</translation>
    </message>
    <message>
        <source>The node gives wrong answers</source>
        <translation>节点的应答有误</translation>
    </message>
    <message>
        <source>What it sent does not fit together. Nothing of it was used.</source>
        <translation>它发送的内容互相矛盾，均未采用。</translation>
    </message>
    <message>
        <source>Choose another node.</source>
        <translation>请选择其他节点。</translation>
    </message>
    <message>
        <source>%1, block %2</source>
        <translation>%1，区块 %2</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>账本</translation>
    </message>
    <message>
        <source>Checking blocks: %1 %</source>
        <translation>正在核验区块：%1 %</translation>
    </message>
    <message>
        <source>A block has no valid certificate</source>
        <translation>有区块缺少有效证书</translation>
    </message>
    <message>
        <source>The network&apos;s operator did not sign what the node showed.</source>
        <translation>节点给出的内容没有网络运营者的签名。</translation>
    </message>
    <message>
        <source>Nothing of it was used. Choose another node.</source>
        <translation>其内容均未采用。请选择其他节点。</translation>
    </message>
    <message>
        <source>A block does not fit the ones before</source>
        <translation>有区块与之前的区块不衔接</translation>
    </message>
    <message>
        <source>The node hid, changed or invented something.</source>
        <translation>节点隐瞒、篡改或捏造了内容。</translation>
    </message>
    <message>
        <source>There are two certified blocks of one height</source>
        <translation>同一高度出现了两个有证书的区块</translation>
    </message>
    <message>
        <source>The network&apos;s operator signed both. One of two people was deceived.</source>
        <translation>网络运营者签署了两者，必有一方受到欺骗。</translation>
    </message>
    <message>
        <source>The wallet stopped for this network and keeps both blocks as evidence.</source>
        <translation>钱包已停止使用此网络，并保留两个区块作为证据。</translation>
    </message>
    <message>
        <source>The network&apos;s clock is ahead of this computer&apos;s</source>
        <translation>网络时间比这台电脑的时间快</translation>
    </message>
    <message>
        <source>They differ by more than two minutes.</source>
        <translation>两者相差超过两分钟。</translation>
    </message>
    <message>
        <source>Check the date and time of this computer.</source>
        <translation>请检查这台电脑的日期和时间。</translation>
    </message>
    <message>
        <source>Checked to block %1, %2</source>
        <translation>已核验到区块 %1，%2</translation>
    </message>
    <message>
        <source>Checked to block %1</source>
        <translation>已核验到区块 %1</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不明确</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Stopped: see Settings</source>
        <translation>已停止：请看设置</translation>
    </message>
    <message>
        <source>Catching up · %1 %</source>
        <translation>正在同步 · %1 %</translation>
    </message>
    <message>
        <source>Connected · %1</source>
        <extracomment>%1 is a time: &quot;just now&quot;</extracomment>
        <translation>已连接 · %1</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Node link copied</source>
        <translation>节点链接已复制</translation>
    </message>
    <message>
        <source>Through the proxy %1, so the node does not see your network address.</source>
        <translation>经由代理 %1，因此节点看不到你的网络地址。</translation>
    </message>
    <message>
        <source>The name is wrong, or there is no connection to ask for it.</source>
        <translation>名称有误，或没有网络连接可供查询。</translation>
    </message>
    <message>
        <source>Nothing goes around the proxy, so that your network address stays hidden.</source>
        <translation>任何数据都不会绕过代理，你的网络地址因此保持隐藏。</translation>
    </message>
    <message>
        <source>The node may be away. It is tried again by itself.</source>
        <translation>节点可能不在线。会自动重试。</translation>
    </message>
    <message>
        <source>Start the proxy (Tor), or change it below. It is tried again by itself.</source>
        <translation>请启动代理（Tor），或在下方更改。会自动重试。</translation>
    </message>
    <message>
        <source>What answers is no node</source>
        <translation>应答的不是节点</translation>
    </message>
    <message>
        <source>It speaks another language: a web server, or another program.</source>
        <translation>它说的是另一种协议：网页服务器或其他程序。</translation>
    </message>
    <message>
        <source>Nothing about you was sent to it. Choose another node.</source>
        <translation>没有向它发送任何与你有关的内容。请选择另一个节点。</translation>
    </message>
    <message>
        <source>Its record is missing or damaged. Nothing was dialled; your money is safe.</source>
        <translation>它的记录丢失或损坏。没有建立任何连接；您的钱是安全的。</translation>
    </message>
    <message>
        <source>Say below which proxy it uses, or that it uses none.</source>
        <translation>请在下面填写它使用的代理，或说明不使用代理。</translation>
    </message>
    <message>
        <source>This program is too old for this network</source>
        <translation>对这个网络来说，本程序太旧了</translation>
    </message>
    <message>
        <source>The network&apos;s operator signed a block of a later version.</source>
        <translation>网络运营者签署了一个更新版本的区块。</translation>
    </message>
    <message>
        <source>Your money is safe. Update this program.</source>
        <translation>您的钱是安全的。请更新本程序。</translation>
    </message>
    <message>
        <source>The node sends blocks of an unknown version</source>
        <translation>节点发来未知版本的区块</translation>
    </message>
    <message>
        <source>Nobody signed them: this program is too old, or the node sends nonsense.</source>
        <translation>没有人签署它们：要么本程序太旧，要么节点在乱发。</translation>
    </message>
    <message>
        <source>Your money is safe. Look for an update, or choose another node.</source>
        <translation>您的钱是安全的。请查看是否有更新，或换一个节点。</translation>
    </message>
    <message>
        <source>It may be a web server or another program, or a node that is overloaded.</source>
        <translation>它可能是网页服务器或其他程序，也可能是过载的节点。</translation>
    </message>
</context>
<context>
    <name>tacit::app::NoticeModel</name>
    <message>
        <source>The ledger can not be trusted</source>
        <translation>账本不可信</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Write down your 24 words</source>
        <translation>请抄下您的 24 个单词</translation>
    </message>
    <message>
        <source>Restoring: %1 %</source>
        <translation>正在恢复：%1 %</translation>
    </message>
    <message>
        <source>Catching up: %1 %</source>
        <translation>正在同步：%1 %</translation>
    </message>
    <message>
        <source>Nothing is sent or believed. Settings, Network says what happened.</source>
        <translation>不会发送或采信任何内容。原因请看“设置 · 网络”。</translation>
    </message>
    <message>
        <source>What you see is the last checked state. Your money is safe; the connection is tried again by itself.</source>
        <translation>您看到的是最后一次核验的状态。您的钱是安全的，程序会自动重新连接。</translation>
    </message>
    <message>
        <source>Without them a broken disk loses your money. It takes two minutes.</source>
        <translation>没有它们，磁盘损坏就会丢钱。只需两分钟。</translation>
    </message>
    <message>
        <source>Your payments appear as they are found. You can leave this window open.</source>
        <translation>找到的付款会陆续显示。您可以让窗口开着。</translation>
    </message>
    <message>
        <source>What happened while you were away is being checked.</source>
        <translation>正在核验您离开期间发生的事。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Show the words</source>
        <translation>显示单词</translation>
    </message>
    <message>
        <source>This program is too old for this network</source>
        <translation>对这个网络来说，本程序太旧了</translation>
    </message>
    <message>
        <source>The node sends blocks of an unknown version</source>
        <translation>节点发来未知版本的区块</translation>
    </message>
    <message>
        <source>Your money is safe. Update this program.</source>
        <translation>您的钱是安全的。请更新本程序。</translation>
    </message>
    <message>
        <source>Your money is safe. Look for an update, or choose another node.</source>
        <translation>您的钱是安全的。请查看是否有更新，或换一个节点。</translation>
    </message>
    <message>
        <source>It is not known whether this wallet goes through a proxy, so nothing was dialled. Settings, Network asks. Your money is safe.</source>
        <translation>不知道这个钱包是否经过代理，所以没有建立任何连接。“设置”中的“网络”会询问您。您的钱是安全的。</translation>
    </message>
</context>
<context>
    <name>tacit::app::Notifier</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>tacit::app::OnboardingModel</name>
    <message>
        <source>Practice</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Starting the practice network on this computer and making a wallet</source>
        <translation>正在这台电脑上启动演练网络并创建钱包</translation>
    </message>
    <message>
        <source>Restoring the wallet from its words</source>
        <translation>正在用单词恢复钱包</translation>
    </message>
    <message>
        <source>Making the wallet</source>
        <translation>正在创建钱包</translation>
    </message>
    <message>
        <source>A shorter name, please.</source>
        <translation>请用短一些的名称。</translation>
    </message>
    <message>
        <source>Word %1 is not on the list. Check its spelling.</source>
        <translation>第 %1 个单词不在词表中，请检查拼写。</translation>
    </message>
    <message>
        <source>All words are on the list, but they do not belong together. Check their order.</source>
        <translation>所有单词都在词表中，但合在一起不成立。请检查顺序。</translation>
    </message>
    <message>
        <source>There are more than 24 words.</source>
        <translation>单词超过了 24 个。</translation>
    </message>
    <message>
        <source>This is no date. Write it as 2026-11-30.</source>
        <translation>这不是日期。请写成 2026-11-30。</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>这一天还没到。</translation>
    </message>
    <message>
        <source>There was no Tacit before 2026.</source>
        <translation>2026 年之前还没有 Tacit。</translation>
    </message>
    <message>
        <source>Paste the link of a node.</source>
        <translation>请粘贴节点链接。</translation>
    </message>
    <message>
        <source>Starting the practice network</source>
        <translation>正在启动演练网络</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>正在测试</translation>
    </message>
    <message>
        <source>Restoring the wallet from its backup</source>
        <translation>正在从备份恢复钱包</translation>
    </message>
    <message>
        <source>The backup file can not be opened any more. Choose it again.</source>
        <translation>备份文件无法再打开。请重新选择。</translation>
    </message>
    <message>
        <source>Only a file on this computer can be opened.</source>
        <translation>只能打开这台电脑上的文件。</translation>
    </message>
    <message>
        <source>This is no view key. It begins with tacitviewin1 or tacitviewfull1; copy the whole of it.</source>
        <translation>这不是查看密钥。它以 tacitviewin1 或 tacitviewfull1 开头；请完整复制。</translation>
    </message>
    <message>
        <source>A full view key. This wallet will show what arrives, what leaves and to whom, and the balance. It can not pay.</source>
        <translation>完整查看密钥。这个钱包会显示收款、付款及付给谁，还有余额。它不能付款。</translation>
    </message>
    <message>
        <source>An incoming view key. This wallet will show what arrives, and nothing of what leaves: the sum it shows is all that was received, not a balance. It can not pay.</source>
        <translation>收款查看密钥。这个钱包会显示收款，不显示任何付款：它显示的总数是累计收到的，不是余额。它不能付款。</translation>
    </message>
    <message>
        <source>Payments from %1 on are looked for. What arrived before stays hidden, but not lost: restore again with an earlier date.</source>
        <extracomment>%1 is a date</extracomment>
        <translation>会查找 %1 起的付款。之前收到的不会显示，但没有丢失：用更早的日期再次恢复即可。</translation>
    </message>
    <message>
        <source>Without a date everything since the network&apos;s beginning is looked through. It takes longest and misses nothing.</source>
        <translation>没有日期就会查找网络开始以来的一切。时间最长，但不会遗漏。</translation>
    </message>
    <message>
        <source>Restoring the wallet from its own keys</source>
        <translation>正在用钱包自己的密钥恢复</translation>
    </message>
    <message>
        <source>If this wallet went through a proxy (Tor), fill it in above first. Nothing is sent before you press Test.</source>
        <translation>如果这个钱包使用过代理（Tor），请先在上面填写。在您按下“测试”之前，不会发送任何内容。</translation>
    </message>
    <message>
        <source>Nothing is deleted: the files that are there now move into a folder of their own, named set-aside, in %1. Until the last step you can go back and nothing has changed.</source>
        <translation>不会删除任何东西：现有的文件会移到 %1 中一个名为 set-aside 的单独文件夹。在最后一步之前，您都可以返回，一切保持不变。</translation>
    </message>
</context>
<context>
    <name>tacit::app::PaymentDetailModel</name>
    <message>
        <source>No receipt can be made of this payment.</source>
        <translation>这笔付款无法出具收据。</translation>
    </message>
    <message>
        <source>Final in %1</source>
        <extracomment>%1 is a number of seconds with its unit</extracomment>
        <translation>%1 内最终确认</translation>
    </message>
    <message>
        <source>The name is too long: at most %1 bytes.</source>
        <translation>名称太长：最多 %1 字节。</translation>
    </message>
    <message>
        <source>Receipt copied</source>
        <translation>收据已复制</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>地址已复制</translation>
    </message>
    <message>
        <source>Transaction id copied</source>
        <translation>交易编号已复制</translation>
    </message>
    <message>
        <source>Receipt for a payment</source>
        <extracomment>Title of a printed receipt.</extracomment>
        <translation>付款收据</translation>
    </message>
    <message>
        <source>Paid on</source>
        <extracomment>On a receipt: when a payment became final.</extracomment>
        <translation>付款时间</translation>
    </message>
    <message>
        <source>Asked by</source>
        <extracomment>On a receipt: the name under which somebody asked for money.</extracomment>
        <translation>收款方</translation>
    </message>
    <message>
        <source>To the address</source>
        <extracomment>On a receipt: an address.</extracomment>
        <translation>收款地址</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>On a receipt.</extracomment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Block</source>
        <extracomment>On a receipt: the number of a block.</extracomment>
        <translation>区块</translation>
    </message>
    <message>
        <source>Transaction</source>
        <extracomment>On a receipt: the id of a transaction.</extracomment>
        <translation>交易</translation>
    </message>
    <message>
        <source>Made for</source>
        <extracomment>On a receipt: the person who shall be shown it.</extracomment>
        <translation>出示给</translation>
    </message>
    <message>
        <source>Proof. Anybody can check it: in Tacit under Settings, Verify a payment proof.</source>
        <extracomment>On a receipt, above the text that a wallet can check.</extracomment>
        <translation>证明。任何人都可以验证：在 Tacit 的“设置”中选择“验证付款证明”。</translation>
    </message>
    <message>
        <source>The same proof as a code</source>
        <extracomment>On a receipt, above its QR code.</extracomment>
        <translation>同一份证明的二维码</translation>
    </message>
    <message>
        <source>Whoever holds this sees amount, address and note of this one payment. It does not prove who paid.</source>
        <extracomment>At the foot of a receipt.</extracomment>
        <translation>持有者可以看到这一笔付款的金额、地址和附言。它不证明是谁付的款。</translation>
    </message>
    <message>
        <source>Whoever holds this sees amount, address and note of this one payment, and that its maker paid.</source>
        <translation>持有者可以看到这一笔付款的金额、地址和附言，并且看到出具人就是付款人。</translation>
    </message>
</context>
<context>
    <name>tacit::app::PaymentFilterModel</name>
    <message>
        <source>A day is written as 2026-11-25.</source>
        <extracomment>Under a field for a day.</extracomment>
        <translation>日期写作 2026-11-25。</translation>
    </message>
    <message>
        <source>This day is before the first one.</source>
        <translation>这一天早于起始日期。</translation>
    </message>
    <message>
        <source>Any time</source>
        <extracomment>Choices of a time in the history.</extracomment>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>Between two days…</source>
        <translation>两个日期之间…</translation>
    </message>
    <message>
        <source>Any state</source>
        <extracomment>Choices of a payment&apos;s state in the history.</extracomment>
        <translation>任何状态</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>最终</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Refused or cancelled</source>
        <translation>被拒绝或已取消</translation>
    </message>
    <message>
        <source>Everybody</source>
        <extracomment>The first choice of a person in the history.</extracomment>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Every asset</source>
        <extracomment>The first choice of an asset in the history.</extracomment>
        <translation>所有资产</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>付出</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>A range of days: %1 is the first, %2 the last.</extracomment>
        <translation>%1至%2</translation>
    </message>
    <message>
        <source>From %1</source>
        <extracomment>%1 is a day</extracomment>
        <translation>%1起</translation>
    </message>
    <message>
        <source>Until %1</source>
        <extracomment>%1 is a day</extracomment>
        <translation>截至%1</translation>
    </message>
</context>
<context>
    <name>tacit::app::PaymentListModel</name>
    <message>
        <source>Received %1: %2, %3, %4</source>
        <translation>收到 %1：%2，%3，%4</translation>
    </message>
    <message>
        <source>Paid %1: %2, %3, %4</source>
        <translation>付出 %1：%2，%3，%4</translation>
    </message>
</context>
<context>
    <name>tacit::app::PersonCard</name>
    <message>
        <source>This is an earlier address of %1. The newest one is in your contacts.</source>
        <extracomment>%1 is a person&apos;s name</extracomment>
        <translation>这是 %1 以前的地址，最新地址在联系人中。</translation>
    </message>
    <message>
        <source>%1 has a new address since %2. Check that it is theirs.</source>
        <extracomment>%1 is a person&apos;s name, %2 a date</extracomment>
        <translation>%1 自 %2 起使用新地址，请确认是本人的。</translation>
    </message>
</context>
<context>
    <name>tacit::app::Presence</name>
    <message>
        <source>Tacit keeps running</source>
        <translation>Tacit 仍在运行</translation>
    </message>
    <message>
        <source>Its icon in the tray opens it again, and Quit there ends it.</source>
        <translation>点击托盘图标可重新打开，在其菜单中选择“退出”即可结束程序。</translation>
    </message>
</context>
<context>
    <name>tacit::app::QrCamera</name>
    <message>
        <source>No camera was found. Choose a picture of the code, paste one, or read it from the screen.</source>
        <translation>没有找到摄像头。请选择或粘贴二维码图片，或从屏幕读取。</translation>
    </message>
    <message>
        <source>The camera gives no picture; another program may use it. Choose a picture of the code, paste one, or read it from the screen.</source>
        <translation>摄像头没有画面，可能正被其他程序使用。请选择或粘贴二维码图片，或从屏幕读取。</translation>
    </message>
</context>
<context>
    <name>tacit::app::QrScanner</name>
    <message>
        <source>%1: %2</source>
        <extracomment>one of several codes: %1 is its kind (&quot;a payment link&quot;), %2 how it begins</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Only files of this computer are read; nothing is fetched. Save the picture first.</source>
        <translation>只读取本机文件，不会从网络获取。请先保存图片。</translation>
    </message>
    <message>
        <source>; </source>
        <extracomment>between the kinds of several codes: &quot;a web address; a telephone number&quot;</extracomment>
        <translation>；</translation>
    </message>
    <message>
        <source>The code is no node link; it is %1.</source>
        <extracomment>%1 says what the code is: &quot;a web address&quot;</extracomment>
        <translation>此二维码不是节点链接，而是%1。</translation>
    </message>
    <message>
        <source>The code is no view key; it is %1.</source>
        <extracomment>%1 says what the code is: &quot;a web address&quot;</extracomment>
        <translation>此二维码不是查看密钥，而是%1。</translation>
    </message>
    <message>
        <source>The code is no payment; it is %1.</source>
        <extracomment>%1 says what the code is: &quot;a web address&quot;</extracomment>
        <translation>此二维码不是付款，而是%1。</translation>
    </message>
</context>
<context>
    <name>tacit::app::QrScreen</name>
    <message>
        <source>This desktop does not let programs read the screen. Take a picture of the screen yourself and paste it here.</source>
        <translation>此桌面不允许程序读取屏幕。请自行截屏后粘贴到这里。</translation>
    </message>
    <message>
        <source>The picture of the screen was not allowed. Nothing was read.</source>
        <translation>截屏未获允许。没有读取任何内容。</translation>
    </message>
</context>
<context>
    <name>tacit::app::ReceiveModel</name>
    <message>
        <source>for 10 minutes</source>
        <translation>10 分钟内</translation>
    </message>
    <message>
        <source>for one hour</source>
        <translation>1 小时内</translation>
    </message>
    <message>
        <source>for one day</source>
        <translation>1 天内</translation>
    </message>
    <message>
        <source>for one week</source>
        <translation>1 周内</translation>
    </message>
    <message>
        <source>without end</source>
        <translation>长期有效</translation>
    </message>
    <message>
        <source>Making an address</source>
        <translation>正在生成地址</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <extracomment>%1 is an amount with its asset</extracomment>
        <translation>等待收到 %1</translation>
    </message>
    <message>
        <source>Waiting for a payment</source>
        <translation>等待付款</translation>
    </message>
    <message>
        <source>%1 · expires in %2</source>
        <extracomment>%1 is what is waited for, %2 a length of time: &quot;58 minutes&quot;</extracomment>
        <translation>%1 · %2后过期</translation>
    </message>
    <message>
        <source>%1 of %2 received</source>
        <translation>已收到 %1，共需 %2</translation>
    </message>
    <message>
        <source>Paid: %1</source>
        <translation>已付：%1</translation>
    </message>
    <message>
        <source>Paid: %1, more than the %2 asked</source>
        <translation>已付：%1，多于所求的 %2</translation>
    </message>
    <message>
        <source>Expired. What is paid to this address still arrives.</source>
        <translation>已过期。付到此地址的钱仍会到账。</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>链接已复制</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>地址已复制</translation>
    </message>
    <message>
        <source>Picture saved</source>
        <translation>图片已保存</translation>
    </message>
    <message>
        <source>The picture could not be written: %1</source>
        <translation>无法写入图片：%1</translation>
    </message>
    <message>
        <source>Your text is not in the code, which would be too fine to be read. The link has it.</source>
        <translation>文字没有放进二维码，否则二维码会过密而难以识别。链接中包含该文字。</translation>
    </message>
    <message numerus="yes">
        <source>This text is too long by %n byte(s).</source>
        <translation>
            <numerusform>文字超出 %n 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>The code comes back when the fields are right.</source>
        <translation>填写正确后二维码会重新出现。</translation>
    </message>
</context>
<context>
    <name>tacit::app::RecipientModel</name>
    <message>
        <source>%1: %2 to %3</source>
        <extracomment>a recipient as a screen reader says it: number, amount, address</extracomment>
        <translation>%1：%2 付给 %3</translation>
    </message>
</context>
<context>
    <name>tacit::app::RequestListModel</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已付</translation>
    </message>
    <message>
        <source>%1 of %2: more than asked</source>
        <translation>%1 / %2：多于所求</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>收款请求</translation>
    </message>
    <message>
        <source>Any amount</source>
        <translation>任意金额</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4</source>
        <extracomment>a request as a screen reader says it: what for, amount, state, time</extracomment>
        <translation>%1，%2，%3，%4</translation>
    </message>
    <message>
        <source>any amount</source>
        <translation>任意金额</translation>
    </message>
</context>
<context>
    <name>tacit::app::SendModel</name>
    <message>
        <source>This is no address that can be paid.</source>
        <translation>这个地址无法收款。</translation>
    </message>
    <message>
        <source>This address belongs to another network.</source>
        <translation>这个地址属于另一个网络。</translation>
    </message>
    <message>
        <source>This is your own address. You would pay yourself and lose the fee.</source>
        <translation>这是您自己的地址。付给自己只会损失手续费。</translation>
    </message>
    <message>
        <source>This request has expired. Ask for a new one.</source>
        <translation>此请求已过期，请索取新的请求。</translation>
    </message>
    <message>
        <source>You have paid this request already. History shows the payment.</source>
        <translation>您已付过此请求，可在记录中查看。</translation>
    </message>
    <message>
        <source>There is not enough money in this wallet to pay the fee.</source>
        <translation>钱包里的钱不够支付手续费。</translation>
    </message>
    <message>
        <source>There is not enough money. With the fee, %1 can be paid.</source>
        <translation>钱不够。扣除手续费后最多可付 %1。</translation>
    </message>
    <message>
        <source>Part of your money is returning from another payment. In a moment it can be paid; now up to %1.</source>
        <translation>部分钱正从另一笔付款中找回，稍后即可支付；现在最多可付 %1。</translation>
    </message>
    <message>
        <source>One payment can carry up to %1 of this wallet&apos;s coins. Pay in two parts.</source>
        <translation>一笔付款最多只能付 %1。请分两次支付。</translation>
    </message>
    <message>
        <source>The amount is zero.</source>
        <translation>金额为零。</translation>
    </message>
    <message numerus="yes">
        <source>The note is too long by %n byte(s).</source>
        <translation>
            <numerusform>附言超出 %n 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>A note can not begin with these characters.</source>
        <translation>附言不能以这些字符开头。</translation>
    </message>
    <message>
        <source>The wallet is still catching up with the network. You can pay as soon as it has.</source>
        <translation>钱包仍在与网络同步，完成后即可付款。</translation>
    </message>
    <message>
        <source>The payment could not be prepared. Nothing was sent; please try again.</source>
        <translation>付款未能准备好。没有发送任何内容，请重试。</translation>
    </message>
    <message>
        <source>%1 stay with you</source>
        <translation>%1 留在您手中</translation>
    </message>
    <message>
        <source>%1 stay with you, of which %2 return when the payment is final</source>
        <translation>%1 留在您手中，其中 %2 在付款最终确认时找回</translation>
    </message>
    <message>
        <source>First payment to this address</source>
        <translation>首次付款到此地址</translation>
    </message>
    <message numerus="yes">
        <source>Paid %n time(s), last on %1</source>
        <translation>
            <numerusform>已付过 %n 次，最近一次在 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n coin(s)</source>
        <translation>
            <numerusform>%n 枚币</numerusform>
        </translation>
    </message>
    <message>
        <source>Hidden among only %1: this network is young and protects little yet.</source>
        <extracomment>%1 is a number of coins: &quot;16 384 coins&quot;</extracomment>
        <translation>仅隐藏在 %1之中：此网络尚新，保护有限。</translation>
    </message>
    <message>
        <source>Hidden among %1.</source>
        <translation>隐藏在 %1之中。</translation>
    </message>
    <message>
        <source>Send %1</source>
        <translation>付款 %1</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不明确</translation>
    </message>
    <message>
        <source>Final in %1</source>
        <extracomment>%1 is a number of seconds with its unit</extracomment>
        <translation>%1 内最终确认</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>地址已复制</translation>
    </message>
    <message>
        <source>This takes longer than usual. Nothing has left this computer; your money is safe.</source>
        <translation>这次比平时慢。还没有任何东西离开这台电脑，您的钱是安全的。</translation>
    </message>
    <message>
        <source>This takes longer than usual. Your money is safe.</source>
        <translation>这次比平时慢。您的钱是安全的。</translation>
    </message>
    <message>
        <source>This takes much longer than usual. Nothing has left this computer; your money is safe. You can go on waiting, or cancel.</source>
        <translation>这次比平时慢很多。还没有任何东西离开这台电脑，您的钱是安全的。您可以继续等待，也可以取消。</translation>
    </message>
    <message>
        <source>This takes much longer than usual. Your money is safe, and the payment is never made twice. You can go on waiting or leave this page; please do not pay again.</source>
        <translation>这次比平时慢很多。您的钱是安全的，同一笔付款绝不会付两次。您可以继续等待，也可以离开此页面；请不要重复付款。</translation>
    </message>
    <message numerus="yes">
        <source>%n people get %1 together</source>
        <extracomment>%1 is an amount with its asset</extracomment>
        <translation>
            <numerusform>%n 人共得 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) that are no text</source>
        <translation>
            <numerusform>%n 字节非文字内容</numerusform>
        </translation>
    </message>
    <message>
        <source>This is not the address that you pasted. Compare it with where it comes from.</source>
        <translation>这不是你粘贴的地址。请与来源核对。</translation>
    </message>
    <message>
        <source>The clipboard holds another address than when you pasted. If you did not copy it, a program on this computer may exchange addresses: compare this one with where it comes from.</source>
        <translation>剪贴板里的地址与你粘贴时不同。如果不是你复制的，可能有程序在替换地址：请将此地址与来源核对。</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them were paid before</source>
        <translation>都曾付过款</translation>
    </message>
    <message numerus="yes">
        <source>First payment to %n of these addresses</source>
        <translation>
            <numerusform>其中 %n 个地址是首次付款</numerusform>
        </translation>
    </message>
    <message>
        <source>Your contacts were changed, and with them who is paid. Look at the payment once more.</source>
        <translation>您的联系人刚才变了，收款人也随之改变。请再看一遍这笔付款。</translation>
    </message>
    <message>
        <source>An address not in your contacts</source>
        <translation>不在联系人中的地址</translation>
    </message>
    <message>
        <source>You paid exactly this %1. Go on only if you want to pay it once more.</source>
        <extracomment>%1 says when: &quot;3 minutes ago&quot;</extracomment>
        <translation>您%1付过完全相同的一笔。只有想再付一次时才继续。</translation>
    </message>
    <message>
        <source>Several of your contacts are called so. Choose one from the list.</source>
        <translation>您有几位联系人叫这个名字。请从列表中选择一位。</translation>
    </message>
    <message>
        <source>Asked by “%1”, as the link says</source>
        <extracomment>Shown when a payment link names who asks. %1 is a name that anybody could have written.</extracomment>
        <translation>链接上写的请求者是“%1”</translation>
    </message>
    <message>
        <source>This is no address of %1 in your contacts, and anybody can write a name into a link. Ask %1 before you pay.</source>
        <extracomment>%1 is a person in the contacts</extracomment>
        <translation>这不是您联系人 %1 的地址，而链接里的名字谁都可以写。付款前请先问 %1。</translation>
    </message>
    <message>
        <source>There is no connection to the network. You can pay as soon as it is back.</source>
        <translation>与网络没有连接。恢复连接后即可付款。</translation>
    </message>
</context>
<context>
    <name>tacit::app::SettingsModel</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>减弱</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>after one hour</source>
        <translation>1 小时后</translation>
    </message>
    <message>
        <source>View key copied</source>
        <translation>查看密钥已复制</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>正在测试</translation>
    </message>
</context>
<context>
    <name>tacit::app::StageModel</name>
    <message>
        <source>Proved on this computer</source>
        <translation>已在这台电脑上完成证明</translation>
    </message>
    <message>
        <source>Proving on this computer, nothing has left it</source>
        <translation>正在这台电脑上证明，尚未发出任何内容</translation>
    </message>
    <message>
        <source>Handed to the network</source>
        <translation>已交给网络</translation>
    </message>
    <message>
        <source>Handing over to the network</source>
        <translation>正在交给网络</translation>
    </message>
    <message>
        <source>Final in %1</source>
        <extracomment>%1 is a number of seconds with its unit</extracomment>
        <translation>%1 内最终确认</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>最终确认</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1：已完成</translation>
    </message>
    <message>
        <source>%1: now</source>
        <translation>%1：进行中</translation>
    </message>
    <message>
        <source>%1: later</source>
        <translation>%1：未开始</translation>
    </message>
</context>
<context>
    <name>tacit::app::TrayModel</name>
    <message>
        <source>No wallet yet</source>
        <translation>还没有钱包</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Open Tacit</source>
        <extracomment>In the tray icon&apos;s menu: brings the window to the front.</extracomment>
        <translation>打开 Tacit</translation>
    </message>
    <message>
        <source>Send</source>
        <extracomment>In the tray icon&apos;s menu.</extracomment>
        <translation>付款</translation>
    </message>
    <message>
        <source>Receive</source>
        <extracomment>In the tray icon&apos;s menu.</extracomment>
        <translation>收款</translation>
    </message>
    <message>
        <source>Lock</source>
        <extracomment>In the tray icon&apos;s menu: locks the wallet.</extracomment>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Quit</source>
        <extracomment>In the tray icon&apos;s menu: ends the program.</extracomment>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>tacit::app::VerifyProofModel</name>
    <message>
        <source>This file can not be read.</source>
        <translation>无法读取此文件。</translation>
    </message>
    <message>
        <source>This is too long for a payment proof.</source>
        <translation>内容太长，不是付款证明。</translation>
    </message>
    <message>
        <source>This is no payment proof. A proof begins with { and holds the word “receipt”; copy all of it.</source>
        <translation>这不是付款证明。证明以 { 开头，其中有“receipt”一词；请完整复制。</translation>
    </message>
    <message>
        <source>This payment was made</source>
        <extracomment>Result of checking a payment proof.</extracomment>
        <translation>这笔付款属实</translation>
    </message>
    <message>
        <source>This is no proof of this network</source>
        <translation>这不是本网络的证明</translation>
    </message>
    <message>
        <source>No such payment was found</source>
        <translation>没有找到这笔付款</translation>
    </message>
    <message>
        <source>This proof does not hold</source>
        <translation>这份证明不成立</translation>
    </message>
    <message>
        <source>The payer&apos;s part does not hold</source>
        <translation>付款人的证明不成立</translation>
    </message>
    <message>
        <source>The proof could not be checked</source>
        <translation>无法验证这份证明</translation>
    </message>
    <message>
        <source>It is final: nobody can take it back.</source>
        <translation>付款已最终确认，谁也不能撤回。</translation>
    </message>
    <message>
        <source>It is damaged or incomplete. Ask for it again, and copy all of it.</source>
        <translation>证明已损坏或不完整。请对方重新提供，并完整复制。</translation>
    </message>
    <message>
        <source>Your node knows no final transaction of this id. If it was sent just now, try again in a minute; otherwise do not rely on it.</source>
        <translation>您的节点不知道这个编号的最终交易。如果刚刚付款，请一分钟后再试；否则请勿相信。</translation>
    </message>
    <message>
        <source>The transaction exists, but it does not pay this address as the proof says. Do not rely on it.</source>
        <translation>交易存在，但并未如证明所说付给这个地址。请勿相信。</translation>
    </message>
    <message>
        <source>Whoever made it could not prove to have paid. Without that part the proof may be passed on from somebody else; ask the payer for a new one.</source>
        <translation>出具人未能证明是自己付的款。没有这部分，证明可能是从别人那里转来的；请付款人重新出具。</translation>
    </message>
    <message>
        <source>The node does not answer, so nothing is said about the proof. Try again when the wallet is connected.</source>
        <translation>节点没有回应，因此无法判断这份证明。请在钱包连接后再试。</translation>
    </message>
    <message>
        <source>It does not show who paid: anybody who was given this proof can show it.</source>
        <translation>它不能说明是谁付的款：任何得到这份证明的人都可以出示它。</translation>
    </message>
    <message>
        <source>Its maker has proved to be the payer.</source>
        <translation>出具人已证明自己就是付款人。</translation>
    </message>
    <message>
        <source>Its maker has proved to be the payer, for “%1”. If that is not you, it was made for somebody else.</source>
        <translation>出具人已向“%1”证明自己就是付款人。如果那不是您，这份证明是为别人出具的。</translation>
    </message>
</context>
<context>
    <name>tacit::app::WalletsModel</name>
    <message>
        <source>No folder for another wallet</source>
        <translation>没有文件夹可放另一个钱包</translation>
    </message>
    <message>
        <source>%1 can not be made. Check free space and permissions.</source>
        <translation>无法创建 %1。请检查可用空间和权限。</translation>
    </message>
    <message>
        <source>There is no wallet in this folder</source>
        <translation>这个文件夹里没有钱包</translation>
    </message>
    <message>
        <source>A wallet&apos;s folder holds a file named keys. Nothing was changed.</source>
        <translation>钱包的文件夹里有一个名为 keys 的文件。没有任何改动。</translation>
    </message>
</context>
<context>
    <name>tacit::app::WhoSeesModel</name>
    <message>
        <source>Amount and note</source>
        <translation>金额和附言</translation>
    </message>
    <message>
        <source>Who pays</source>
        <translation>谁付款</translation>
    </message>
    <message>
        <source>Who is paid</source>
        <translation>谁收款</translation>
    </message>
    <message>
        <source>That somebody paid somebody</source>
        <translation>有人付给了某人</translation>
    </message>
    <message>
        <source>with its time, the fee of %1 and the number of coins: %2 in, %3 out</source>
        <translation>以及时间、%1 的手续费和币的数目：%2 进 %3 出</translation>
    </message>
    <message>
        <source>Your network address</source>
        <translation>您的网络地址</translation>
    </message>
    <message>
        <source>by the node you use, nobody else</source>
        <translation>只有您使用的节点看得到</translation>
    </message>
    <message>
        <source>the node sees the proxy&apos;s instead</source>
        <translation>节点看到的是代理的地址</translation>
    </message>
</context>
</TS>
