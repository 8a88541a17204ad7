//! The words of the account's pages.

use super::Row;

/// Every text of this table.
pub const ROWS: &[Row] = &[
    ("account.sign_in", ["登录", "登入", "Sign in"]),
    (
        "account.sign_in.lead",
        [
            "用邮箱和密码登录。",
            "用郵箱和密碼登入。",
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
    ("account.email", ["电子邮箱", "電子郵箱", "E-mail"]),
    ("account.password", ["密码", "密碼", "Password"]),
    (
        "account.password.hint",
        [
            "至少 8 个字符；长一点比复杂更好。",
            "至少 8 個字元；長一點比複雜更好。",
            "At least 8 characters; longer is better than odd.",
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
            "填寫註冊郵箱，我們會發一封重設密碼的信。",
            "Give your e-mail and we will send a letter to set a new password.",
        ],
    ),
    ("account.reset.send", ["发送", "傳送", "Send"]),
    ("account.reset.new", ["新密码", "新密碼", "New password"]),
    (
        "account.verify",
        ["确认邮箱", "確認郵箱", "Confirm your e-mail"],
    ),
    (
        "account.verify.lead",
        [
            "按下按钮，确认这个邮箱是您的。",
            "按下按鈕，確認這個郵箱是您的。",
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
            "輸入驗證器應用裡的六位數字。",
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
            "用驗證器應用掃描圖案，或輸入金鑰，再填六位數字。",
            "Scan the pattern with an authenticator app, or type the key, then give its six digits.",
        ],
    ),
    ("account.enrol.secret", ["密钥", "金鑰", "Key"]),
    ("account.enrol.begin", ["开始设置", "開始設定", "Begin"]),
    (
        "account.enrol.picture",
        ["密钥的二维码", "金鑰的二維碼", "QR code of the key"],
    ),
    ("account.me", ["我的", "我的", "Me"]),
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
    ("staff.grant", ["授予角色", "授予角色", "Give the role"]),
    ("staff.withdraw", ["收回", "收回", "Take back"]),
    ("staff.disable", ["停用", "停用", "Disable"]),
    ("staff.disabled", ["已停用", "已停用", "Disabled"]),
    (
        "staff.unverified",
        ["未确认邮箱", "未確認郵箱", "E-mail not confirmed"],
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
    (
        "oidc.other",
        ["其他登录方式", "其他登入方式", "Other ways to sign in"],
    ),
    (
        "oidc.sign_in",
        ["用{name}登录", "用{name}登入", "Sign in with {name}"],
    ),
    (
        "oidc.connect",
        [
            "关联后可用它登录",
            "連結後可用它登入",
            "Connect, to sign in with it",
        ],
    ),
    (
        "oidc.connected",
        [
            "已关联，可用它登录",
            "已連結，可用它登入",
            "Connected; you can sign in with it",
        ],
    ),
    ("role.visitor", ["访客", "訪客", "Visitor"]),
    ("role.person", ["个人", "個人", "Person"]),
    (
        "role.buyer",
        ["企业（项目业主）", "企業（項目業主）", "Company (buyer)"],
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
