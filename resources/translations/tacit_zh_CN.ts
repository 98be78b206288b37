<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>Amounts</name>
        <message>
            <source>Write decimals with a point: 12.50</source>
            <translation>小数请用点号：12.50</translation>
        </message>
        <message>
            <source>Only digits and a point, please: 12.50</source>
            <translation>只能输入数字和小数点：12.50</translation>
        </message>
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
            <source>The wallet's file can not be read, nor any of its copies. Your money is safe with your 24 words: restore the wallet from them into an empty folder.</source>
            <translation>钱包文件及其副本都无法读取。有 24 个单词，您的钱就是安全的：请用它们在空文件夹中恢复钱包。</translation>
        </message>
        <message>
            <source>These words are no valid phrase. Check their order and spelling.</source>
            <translation>这些单词不成立。请检查顺序和拼写。</translation>
        </message>
        <message>
            <source>The wallet's folder can not be written. Check free space and permissions; nothing was lost.</source>
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
            <extracomment>%1 is how long ago: "3 minutes ago"</extracomment>
            <translation>最新区块 %1</translation>
        </message>
        <message>
            <source>certificate checked</source>
            <translation>证书已核验</translation>
        </message>
    </context>
    <context>
        <name>Strength</name>
        <message>
            <source>Cracked at once</source>
            <translation>瞬间即可破解</translation>
        </message>
        <message numerus="yes">
            <source>Cracked in %n second(s)</source>
            <translation>
                <numerusform>%n 秒可破解</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Cracked in %n minute(s)</source>
            <translation>
                <numerusform>%n 分钟可破解</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Cracked in %n hour(s)</source>
            <translation>
                <numerusform>%n 小时可破解</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Cracked in %n day(s)</source>
            <translation>
                <numerusform>%n 天可破解</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Cracked in %n year(s)</source>
            <translation>
                <numerusform>%n 年可破解</numerusform>
            </translation>
        </message>
        <message>
            <source>Cracked in centuries</source>
            <translation>数百年才能破解</translation>
        </message>
    </context>
    <context>
        <name>Targets</name>
        <message>
            <source>This address belongs to another network. Money can not be sent there from this wallet.</source>
            <translation>这个地址属于另一个网络，此钱包无法向它付款。</translation>
        </message>
        <message>
            <source>There is a mistake in this address: a character is wrong, missing or too many. Copy it again.</source>
            <translation>这个地址有误：有字符写错、缺少或多余。请重新复制。</translation>
        </message>
        <message>
            <source>This is no payment link.</source>
            <translation>这不是付款链接。</translation>
        </message>
        <message>
            <source>A payment link has no slashes after tacit: . Copy it again.</source>
            <translation>付款链接在 tacit: 之后没有斜杠。请重新复制。</translation>
        </message>
        <message>
            <source>This link is too long.</source>
            <translation>此链接太长。</translation>
        </message>
        <message>
            <source>This link asks for something that this program does not know (%1). Update it, or ask for another link.</source>
            <translation>此链接要求本程序不认识的功能（%1）。请更新程序，或索取其他链接。</translation>
        </message>
        <message>
            <source>The amount in this link is wrong. Ask for another link.</source>
            <translation>此链接中的金额有误，请索取其他链接。</translation>
        </message>
        <message>
            <source>This link asks for an asset that does not exist here.</source>
            <translation>此链接要求的资产在这里不存在。</translation>
        </message>
        <message>
            <source>This link is damaged (%1). Ask for another one.</source>
            <translation>此链接已损坏（%1），请索取其他链接。</translation>
        </message>
        <message>
            <source>This link pays several people at once. This program pays one at a time.</source>
            <translation>此链接一次付给多人，而本程序一次只付一人。</translation>
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
            <extracomment>%1 says what it is instead: "a web address"</extracomment>
            <translation>这既不是地址也不是付款链接，而是%1。</translation>
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
            <extracomment>%1 is a length of time: "3 minutes"</extracomment>
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
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>This is not word %1. Look at your notes again.</source>
            <translation>这不是第 %1 个单词。请再看看您的笔记。</translation>
        </message>
    </context>
    <context>
        <name>tacit::app::AppController</name>
        <message>
            <source>No test money</source>
            <translation>没有领到测试币</translation>
        </message>
        <message>
            <source>The wallet's folder can not be written</source>
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
            <source>A payment is under way</source>
            <translation>有一笔付款正在进行</translation>
        </message>
        <message>
            <source>Open the link again when it is done.</source>
            <translation>请等它完成后再打开链接。</translation>
        </message>
    </context>
    <context>
        <name>tacit::app::BalanceModel</name>
        <message>
            <source>as of %1</source>
            <extracomment>%1 is a time: "3 minutes ago"</extracomment>
            <translation>截至%1</translation>
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
            <source>Nothing answers at %1</source>
            <translation>%1 没有应答</translation>
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
            <source>The connection to %1 broke</source>
            <translation>与 %1 的连接已中断</translation>
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
            <source>Its ledger does not begin as this wallet's does.</source>
            <translation>它的账本开头与此钱包的不同。</translation>
        </message>
        <message>
            <source>Choose a node of this wallet's network.</source>
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
            <source>The network's operator did not sign what the node showed.</source>
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
            <source>The network's operator signed both. One of two people was deceived.</source>
            <translation>网络运营者签署了两者，必有一方受到欺骗。</translation>
        </message>
        <message>
            <source>The wallet stopped for this network and keeps both blocks as evidence.</source>
            <translation>钱包已停止使用此网络，并保留两个区块作为证据。</translation>
        </message>
        <message>
            <source>The network's clock is ahead of this computer's</source>
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
            <extracomment>%1 is a time: "just now"</extracomment>
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
            <source>%1 received</source>
            <extracomment>%1 is an amount with its asset: "12.50 TACIT"</extracomment>
            <translation>收到 %1</translation>
        </message>
        <message>
            <source>final</source>
            <translation>最终</translation>
        </message>
        <message numerus="yes">
            <source>%n payment(s) received</source>
            <translation>
                <numerusform>收到 %n 笔付款</numerusform>
            </translation>
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
            <source>Receipt saved</source>
            <translation>收据已保存</translation>
        </message>
        <message>
            <source>The file could not be written: %1</source>
            <translation>无法写入文件：%1</translation>
        </message>
        <message>
            <source>Address copied</source>
            <translation>地址已复制</translation>
        </message>
        <message>
            <source>Transaction id copied</source>
            <translation>交易编号已复制</translation>
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
        <name>tacit::app::ReceiveModel</name>
        <message>
            <source>A shorter text, please: the code could not be read.</source>
            <translation>请写短一些，否则二维码难以识读。</translation>
        </message>
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
            <extracomment>%1 is what is waited for, %2 a length of time: "58 minutes"</extracomment>
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
            <source>One payment can carry up to %1 of this wallet's coins. Pay in two parts.</source>
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
            <source>The code in this picture is no payment; it is %1.</source>
            <extracomment>%1 says what the code is: "a web address"</extracomment>
            <translation>图片中的码不是付款，而是%1。</translation>
        </message>
        <message>
            <source>This file is no picture that can be read.</source>
            <translation>此文件不是可读取的图片。</translation>
        </message>
        <message>
            <source>This picture is larger than %1 megapixels. Cut out the code and try again.</source>
            <translation>图片超过 %1 百万像素。请截取其中的码再试。</translation>
        </message>
        <message>
            <source>No QR code was found in this picture.</source>
            <translation>图片中没有找到二维码。</translation>
        </message>
        <message>
            <source>There are several codes in this picture. Cut out the one you mean.</source>
            <translation>图片中有多个码，请截取需要的那一个。</translation>
        </message>
        <message>
            <source>This is a bar code of another kind, not a payment.</source>
            <translation>这是另一种条码，不是付款。</translation>
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
            <source>This address</source>
            <translation>此地址</translation>
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
            <extracomment>%1 is a number of coins: "16 384 coins"</extracomment>
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
    </context>
</TS>
