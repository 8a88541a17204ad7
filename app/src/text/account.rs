//! The words of the account's pages.

use super::Row;

/// Every text of this table.
pub const ROWS: &[Row] = &[
    ("account.sign_in", ["登录", "登入", "Sign in"]),
    (
        "account.sign_in.lead",
        [
            "用邮箱和密码登录。",
            "用電子信箱和密碼登入。",
            "Sign in with your e-mail and password.",
        ],
    ),
    ("account.register", ["注册", "註冊", "Register"]),
    (
        "account.register.lead",
        [
            "自然人、企业、中介机构和律师都可以注册。",
            "自然人、企業、仲介機構和律師都可以註冊。",
            "Open to persons, companies, agencies and lawyers.",
        ],
    ),
    (
        "account.registered",
        ["请查收邮件", "請查收郵件", "Check your mail"],
    ),
    (
        "account.registered.lead",
        [
            "我们发出了一封确认信，点开里面的链接就能登录。",
            "我們發出了一封確認信，點開裡面的連結就能登入。",
            "We have sent a letter; follow its link to confirm your address.",
        ],
    ),
    ("account.email", ["电子邮箱", "電子信箱", "E-mail"]),
    ("account.password", ["密码", "密碼", "Password"]),
    (
        "account.password.hint",
        [
            "至少 8 个字符；长一点比复杂更好。",
            "至少 8 個字元；長一點比複雜更好。",
            "At least 8 characters; length matters more than odd signs.",
        ],
    ),
    ("account.name", ["姓名或名称", "姓名或名稱", "Name"]),
    ("account.role", ["我是", "我是", "I am"]),
    (
        "account.forgot",
        ["忘记密码", "忘記密碼", "Forgot your password"],
    ),
    (
        "account.reset",
        ["重设密码", "重設密碼", "Set a new password"],
    ),
    (
        "account.reset.lead",
        [
            "填写注册邮箱，我们会发一封重设密码的信。",
            "填寫註冊信箱，我們會發一封重設密碼的信。",
            "Give your e-mail and we will send a letter to set a new password.",
        ],
    ),
    ("account.reset.send", ["发送", "傳送", "Send"]),
    (
        "account.verify",
        ["确认邮箱", "確認信箱", "Confirm your e-mail"],
    ),
    (
        "account.verify.lead",
        [
            "按下按钮，确认这个邮箱是您的。",
            "按下按鈕，確認這個信箱是您的。",
            "Press the button to confirm that this address is yours.",
        ],
    ),
    ("account.code", ["验证码", "驗證碼", "Code"]),
    (
        "account.code.title",
        ["第二重验证", "第二重驗證", "Second factor"],
    ),
    (
        "account.code.lead",
        [
            "输入验证器应用里的六位数字。",
            "輸入驗證器應用程式裡的六位數字。",
            "Type the six digits of your authenticator app.",
        ],
    ),
    ("account.continue", ["继续", "繼續", "Continue"]),
    (
        "account.enrol",
        ["设置第二重验证", "設定第二重驗證", "Set up a second factor"],
    ),
    (
        "account.enrol.lead",
        [
            "用验证器应用扫描图案，或输入密钥，再填六位数字。",
            "用驗證器應用程式掃描圖案，或輸入金鑰，再填六位數字。",
            "Scan the pattern with an authenticator app, or type the key, then give its six digits.",
        ],
    ),
    ("account.enrol.secret", ["密钥", "金鑰", "Key"]),
    (
        "account.enrol.picture",
        ["密钥的二维码", "金鑰的 QR 碼", "QR code of the key"],
    ),
    ("account.me", ["我的", "我的", "Me"]),
    ("account.data", ["我的数据", "我的資料", "My data"]),
    (
        "data.copy",
        ["查阅和复制", "查閱和複製", "A copy of your data"],
    ),
    (
        "data.copy.lead",
        [
            "一个文件里有账号、设备、草稿、案件、填写过的当事人信息、文书目录，以及法院人员何时打开过您的案卷（个人信息保护法第四十五条）。",
            "一個檔案裡有帳號、裝置、草稿、案件、填寫過的當事人資料、文書目錄，以及法院人員何時開啟過您的案卷（個人信息保護法第四十五條）。",
            "One file with your account, devices, drafts, cases, the parties you typed, the list of documents, and when court staff opened your case files (Personal Information Protection Law, article 45).",
        ],
    ),
    (
        "data.copy.get",
        ["下载我的数据", "下載我的資料", "Download my data"],
    ),
    ("close.title", ["注销账号", "註銷帳號", "Close the account"]),
    (
        "close.lead",
        [
            "您可以要求删除个人信息（个人信息保护法第四十七条）。账号注销后无法恢复。请先看清楚哪些会删除、哪些依法保留。",
            "您可以要求刪除個人資料（個人信息保護法第四十七條）。帳號註銷後無法恢復。請先看清楚哪些會刪除、哪些依法保留。",
            "You may ask for your personal data to be erased (Personal Information Protection Law, article 47). A closed account does not come back. Read first what goes and what the law keeps.",
        ],
    ),
    (
        "close.open_cases",
        [
            "您还有未结的案件。注销后，您不能再在网上补正、查看案卷或交费，法院会用其他方式联系您。",
            "您還有未結的案件。註銷後，您不能再於線上補正、查看案卷或繳費，法院會以其他方式與您聯絡。",
            "You still have open cases. Once the account is closed you can no longer answer a list, read the file or pay online; the court will reach you in other ways.",
        ],
    ),
    ("close.goes", ["会删除", "會刪除", "What goes"]),
    (
        "close.goes.account",
        [
            "姓名、邮箱、密码和第二重验证",
            "姓名、電子信箱、密碼和第二重驗證",
            "Name, e-mail, password and second factor",
        ],
    ),
    (
        "close.goes.sessions",
        [
            "所有登录：{sessions} 台设备立即退出",
            "所有登入：{sessions} 台裝置立即登出",
            "Every session; devices signed out at once: {sessions}",
        ],
    ),
    (
        "close.goes.drafts",
        [
            "未提交的草稿 {drafts} 份，连同其中的文件",
            "未提交的草稿 {drafts} 份，連同其中的檔案",
            "Drafts not submitted: {drafts}, with their files",
        ],
    ),
    (
        "close.goes.mail",
        [
            "语言等偏好；不再发送任何邮件",
            "語言等偏好；不再傳送任何郵件",
            "Preferences such as the language; no further mail is sent",
        ],
    ),
    (
        "close.stays",
        ["依法保留", "依法保留", "What stays, and why"],
    ),
    (
        "close.stays.cases",
        [
            "已经提交的起诉材料、证据、文书和案卷记录：属于诉讼档案，按《关于人民法院诉讼档案保管期限的规定》保管。期限届满前只存储并保护，不作其他处理（个人信息保护法第四十七条第二款）。",
            "已經提交的起訴材料、證據、文書和案卷記錄：屬於訴訟檔案，按《關於人民法院訴訟檔案保管期限的規定》保管。期限屆滿前只儲存並保護，不作其他處理（個人信息保護法第四十七條第二款）。",
            "What you have filed, its evidence, documents and docket: they are litigation files and kept for the period the courts' rules on archives set. Until it ends they are stored and protected and used for nothing else (Personal Information Protection Law, article 47, second paragraph).",
        ],
    ),
    (
        "close.stays.readings",
        [
            "工作人员的阅卷记录：随案保存，用来查明谁看过案卷。",
            "工作人員的閱卷記錄：隨案保存，用來查明誰看過案卷。",
            "The record of readings by staff: it stays with the case and shows who has seen it.",
        ],
    ),
    (
        "close.stays.backups",
        [
            "备份里的旧数据：不再使用，随备份到期删除（从技术上难以实现删除的情形，同款）。",
            "備份裡的舊資料：不再使用，隨備份到期刪除（技術上難以實現刪除的情形，同款）。",
            "Old copies in backups: they are not used and go when the backup expires (erasure that is technically hard, same paragraph).",
        ],
    ),
    (
        "close.no_cases",
        [
            "您没有提交过案件。",
            "您沒有提交過案件。",
            "You have filed no case.",
        ],
    ),
    (
        "close.password.hint",
        [
            "请再输入一次密码，确认是您本人。没有密码的，先用“忘记密码”设一个。",
            "請再輸入一次密碼，確認是您本人。沒有密碼的，先用「忘記密碼」設定一個。",
            "Give your password once more, so that we know it is you. If you have none, set one first by 'Forgot your password'.",
        ],
    ),
    (
        "close.do",
        [
            "注销账号并删除",
            "註銷帳號並刪除",
            "Close the account and erase",
        ],
    ),
    (
        "close.staff",
        [
            "工作人员的账号由系统管理员停用：办案记录必须能查到经手人。",
            "工作人員的帳號由系統管理員停用：辦案記錄必須能查到經手人。",
            "Accounts of officials are disabled by the operator: the records of a case must show who acted.",
        ],
    ),
    (
        "closed.title",
        ["注销凭证", "註銷憑證", "Record of the closed account"],
    ),
    (
        "closed.lead",
        [
            "账号已经注销，个人信息已经删除。",
            "帳號已經註銷，個人資料已經刪除。",
            "The account is closed and the personal data erased.",
        ],
    ),
    ("closed.at", ["注销时间", "註銷時間", "Closed at"]),
    (
        "closed.keep",
        [
            "请保存或打印这一页。网址 90 天内有效；打开凭证只凭这个网址，请勿转给他人。",
            "請儲存或列印這一頁。網址 90 天內有效；開啟憑證只憑這個網址，請勿轉給他人。",
            "Save or print this page. Its address works for 90 days and is the only way back to it; do not pass it on.",
        ],
    ),
    (
        "closed.none",
        [
            "没有这份凭证，或者它已过期。",
            "沒有這份憑證，或者它已過期。",
            "There is no record at this address, or it has expired.",
        ],
    ),
    ("account.sign_out", ["退出登录", "登出", "Sign out"]),
    (
        "account.sessions",
        ["登录的设备", "登入的裝置", "Signed-in devices"],
    ),
    (
        "account.session.current",
        ["这台设备", "這台裝置", "this device"],
    ),
    (
        "account.session.seen",
        ["最近使用", "最近使用", "Last seen"],
    ),
    (
        "account.session.revoke",
        ["让它退出", "讓它登出", "Sign it out"],
    ),
    ("account.roles", ["角色", "角色", "Roles"]),
    (
        "account.second_factor",
        ["第二重验证", "第二重驗證", "Second factor"],
    ),
    ("account.second_factor.on", ["已设置", "已設定", "set up"]),
    (
        "account.second_factor.off",
        ["未设置", "未設定", "not set up"],
    ),
    (
        "staff.title",
        ["人员与权限", "人員與權限", "Staff and roles"],
    ),
    (
        "staff.lead",
        [
            "建立账号、授予和收回角色、停用。停用后立即退出所有设备。",
            "建立帳號、授予和收回角色、停用。停用後立即登出所有裝置。",
            "Create accounts, give and take roles, disable. Disabling ends every session at once.",
        ],
    ),
    (
        "staff.create",
        ["建立账号", "建立帳號", "Create an account"],
    ),
    ("staff.court", ["法院代字", "法院代字", "Court code"]),
    (
        "staff.authority",
        [
            "监管部门所在区划（代码）",
            "監管部門所在區劃（代碼）",
            "Division of the supervising authority (code)",
        ],
    ),
    (
        "staff.authority.hint",
        [
            "只用于监管人员，如 330200；下级区划一并包括。",
            "只用於監管人員，如 330200；下級區劃一併包括。",
            "For market supervisors only, such as 330200; the divisions below it are included.",
        ],
    ),
    ("staff.grant", ["授予角色", "授予角色", "Give the role"]),
    ("staff.withdraw", ["收回", "收回", "Take back"]),
    ("staff.disable", ["停用", "停用", "Disable"]),
    ("staff.disabled", ["已停用", "已停用", "Disabled"]),
    (
        "staff.unverified",
        ["未确认邮箱", "未確認信箱", "E-mail not confirmed"],
    ),
    ("staff.role", ["角色", "角色", "Role"]),
    (
        "readings.title",
        ["阅卷记录", "閱卷記錄", "Readings of case files"],
    ),
    (
        "readings.lead",
        [
            "工作人员每次打开案卷都记在这里。",
            "工作人員每次打開案卷都記在這裡。",
            "Every opening of a case file by staff is recorded here.",
        ],
    ),
    (
        "readings.none",
        ["还没有记录。", "還沒有記錄。", "Nothing recorded yet."],
    ),
    (
        "readings.case",
        ["案号或案件编号", "案號或案件編號", "Case number or id"],
    ),
    (
        "readings.filter",
        ["只看此案", "只看此案", "Only this case"],
    ),
    ("readings.all", ["全部记录", "全部記錄", "All readings"]),
    (
        "readings.older",
        ["更早的记录", "更早的記錄", "Older readings"],
    ),
    (
        "todo.staff.none",
        [
            "您的角色在这里没有待办。",
            "您的角色在這裡沒有待辦。",
            "Nothing waits here for your role.",
        ],
    ),
    ("readings.reader", ["阅卷人", "閱卷人", "Reader"]),
    ("readings.what", ["打开了", "打開了", "Opened"]),
    ("readings.at", ["时间", "時間", "When"]),
    ("reading.case", ["案件页面", "案件頁面", "case page"]),
    ("reading.review", ["审查页面", "審查頁面", "review page"]),
    ("reading.exhibit", ["证据", "證據", "exhibit"]),
    ("reading.notice", ["文书", "文書", "document"]),
    ("role.visitor", ["访客", "訪客", "Visitor"]),
    ("role.person", ["个人", "個人", "Person"]),
    (
        "role.buyer",
        ["企业（项目业主）", "企業（專案業主）", "Company (buyer)"],
    ),
    ("role.agency", ["中介机构", "仲介機構", "Agency"]),
    ("role.lawyer", ["律师", "律師", "Lawyer"]),
    (
        "role.filing_clerk",
        ["立案人员", "立案人員", "Filing clerk"],
    ),
    ("role.judge", ["法官", "法官", "Judge"]),
    ("role.court_clerk", ["书记员", "書記員", "Court clerk"]),
    ("role.mediator", ["调解员", "調解員", "Mediator"]),
    (
        "role.enforcement_officer",
        ["执行人员", "執行人員", "Enforcement officer"],
    ),
    (
        "role.market_supervisor",
        ["市场监管人员", "市場監管人員", "Market supervisor"],
    ),
    ("role.operator", ["系统管理员", "系統管理員", "Operator"]),
    (
        "role.security_officer",
        ["安全管理员", "安全管理員", "Security officer"],
    ),
    ("role.auditor", ["审计员", "審計員", "Auditor"]),
];
