//! Sign-in by a provider, and what does not come of it.

use super::Row;

pub const ROWS: &[Row] = &[
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
    ("oidc.disconnect", ["取消关联", "取消連結", "Disconnect"]),
    (
        "oidc.connected",
        [
            "已关联，可用它登录",
            "已連結，可用它登入",
            "Connected; you can sign in with it",
        ],
    ),
    (
        "refusal.oidc.unavailable",
        [
            "登录服务暂时没有回应，请稍后再试，或用密码登录。",
            "登入服務暫時沒有回應，請稍後再試，或用密碼登入。",
            "The sign-in service does not answer just now. Try again soon, or use your password.",
        ],
    ),
    (
        "refusal.oidc.not_proved",
        [
            "这次登录没有完成：请求已过期、用过，或不是从这个浏览器开始的。请重新登录。",
            "這次登入沒有完成：請求已過期、用過，或不是從這個瀏覽器開始的。請重新登入。",
            "This sign-in was not completed: the request is too old, was used before, or began in another browser. Please start again.",
        ],
    ),
    (
        "refusal.oidc.denied",
        [
            "您在登录服务中取消了登录。",
            "您在登入服務中取消了登入。",
            "You cancelled the sign-in at the service.",
        ],
    ),
    (
        "refusal.oidc.email",
        [
            "登录服务没有提供已确认的邮箱，不能为您建立账号。请先在该服务中确认邮箱。",
            "登入服務沒有提供已確認的電子信箱，不能為您建立帳號。請先在該服務中確認信箱。",
            "The service gave no confirmed e-mail address, so no account can be opened. Confirm your address there first.",
        ],
    ),
    (
        "refusal.oidc.email_taken",
        [
            "这个邮箱已有账号。请先用密码登录，再到“我的”页面关联这项登录服务。",
            "這個電子信箱已有帳號。請先用密碼登入，再到「我的」頁面連結這項登入服務。",
            "There is an account with this e-mail address. Sign in with its password, then connect the service on your account page.",
        ],
    ),
    (
        "refusal.oidc.no_role",
        [
            "登录服务没有为您指定本站的角色，请联系您单位的管理员。",
            "登入服務沒有為您指定本站的角色，請聯絡您單位的管理員。",
            "The service gives you no role here; ask the administrator of your organisation.",
        ],
    ),
    (
        "refusal.oidc.closed",
        [
            "这个账号不能登录，请联系管理员。",
            "這個帳號不能登入，請聯絡管理員。",
            "This account cannot sign in; ask the operator.",
        ],
    ),
    (
        "refusal.oidc.only_way",
        [
            "这是您唯一的登录方式，不能取消。请先通过“忘记密码”设置密码。",
            "這是您唯一的登入方式，不能取消。請先透過「忘記密碼」設定密碼。",
            "This is your only way to sign in, so it stays. Set a password by “Forgot your password” first.",
        ],
    ),
    (
        "refusal.oidc.only_roles",
        [
            "您的角色都由这项登录服务指定，不能取消。请联系管理员。",
            "您的角色都由這項登入服務指定，不能取消。請聯絡管理員。",
            "All your roles come from this sign-in service, so it stays. Ask the operator.",
        ],
    ),
    (
        "refusal.oidc.elsewhere",
        [
            "这项登录已关联另一个账号，或您的账号已关联该服务的另一个登录。",
            "這項登入已連結另一個帳號，或您的帳號已連結該服務的另一個登入。",
            "This sign-in belongs to another account, or your account is already connected to another sign-in at this service.",
        ],
    ),
    (
        "refusal.oidc.connect_here",
        [
            "请从“我的”页面开始关联。",
            "請從「我的」頁面開始連結。",
            "Begin on your account page.",
        ],
    ),
];
