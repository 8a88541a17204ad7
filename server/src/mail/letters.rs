//! What the letters say, in three languages. No letter names a case, a party or an amount: mail is read by others.

use app::text::Lang;

use crate::auth::lifetime::{INVITE_HOURS, RESET_MINUTES, VERIFY_HOURS};

const HOUR_MS: i64 = 60 * 60 * 1_000;
/// News older than two days is better read on the site.
const NEWS_HOURS: i64 = 48;

/// The kinds of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// Confirms the address of a new account.
    VerifyEmail,
    /// Someone registered with an address that has an account.
    AlreadyRegistered,
    ResetPassword,
    /// An official's first password.
    Invite,
    PasswordChanged,
    SecondFactorSet,
    /// A provider's word signs in to the account from now on.
    ProviderConnected,
    ProviderDisconnected,
    /// Something has moved in a case. A reminder is never service (OLR 32).
    Remind,
}

impl Template {
    pub const ALL: [Template; 9] = [
        Template::VerifyEmail,
        Template::AlreadyRegistered,
        Template::ResetPassword,
        Template::Invite,
        Template::PasswordChanged,
        Template::SecondFactorSet,
        Template::ProviderConnected,
        Template::ProviderDisconnected,
        Template::Remind,
    ];

    /// How effects name it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Template::VerifyEmail => "verify_email",
            Template::AlreadyRegistered => "already_registered",
            Template::ResetPassword => "reset_password",
            Template::Invite => "invite",
            Template::PasswordChanged => "password_changed",
            Template::SecondFactorSet => "second_factor_set",
            Template::ProviderConnected => "provider_connected",
            Template::ProviderDisconnected => "provider_disconnected",
            Template::Remind => "remind",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Template::ALL
            .into_iter()
            .find(|template| template.code() == code)
    }

    /// How long after its commit a letter is worth sending: as long as its link works, or its news is news.
    #[must_use]
    pub fn worth_ms(self) -> i64 {
        match self {
            Template::VerifyEmail => VERIFY_HOURS * HOUR_MS,
            Template::ResetPassword => RESET_MINUTES * (HOUR_MS / 60),
            Template::Invite => INVITE_HOURS * HOUR_MS,
            Template::AlreadyRegistered
            | Template::PasswordChanged
            | Template::SecondFactorSet
            | Template::ProviderConnected
            | Template::ProviderDisconnected
            | Template::Remind => NEWS_HOURS * HOUR_MS,
        }
    }

    /// The page the letter leads to.
    #[must_use]
    pub fn page(self, token: Option<&str>) -> String {
        let page = match self {
            Template::VerifyEmail => "/verify-email",
            Template::ResetPassword
            | Template::Invite
            | Template::AlreadyRegistered
            | Template::PasswordChanged => "/reset",
            Template::SecondFactorSet => "/me/sessions",
            Template::ProviderConnected | Template::ProviderDisconnected => "/me",
            Template::Remind => "/court",
        };
        match token {
            Some(token) => format!("{page}/{token}"),
            None => page.to_owned(),
        }
    }
}

/// Subject and text; `{link}` stands for the address, `{name}` for the account's name.
type Letter = (&'static str, &'static str);

/// A letter ready to send.
pub(super) struct Composed {
    pub subject: String,
    pub body: String,
}

pub(super) fn compose(template: Template, lang: Lang, name: &str, link: &str) -> Composed {
    let (subject, body) = text(template, lang);
    let (greeting, closing) = frame(lang);
    // A name with line breaks in it would write lines of its own.
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let body = body.replace("{link}", link);
    Composed {
        subject: subject.to_owned(),
        body: format!(
            "{}\n\n{body}\n\n{closing}\n",
            greeting.replace("{name}", &name)
        ),
    }
}

fn frame(lang: Lang) -> Letter {
    match lang {
        Lang::Hans => (
            "{name}，您好：",
            "掌办\n此信由系统发出，请勿回复。掌办不会向您索要密码或验证码。",
        ),
        Lang::Hant => (
            "{name}，您好：",
            "掌辦\n此信由系統發出，請勿回覆。掌辦不會向您索取密碼或驗證碼。",
        ),
        Lang::En => (
            "Dear {name},",
            "Zhangban\nThis letter was sent by the system; replies are not read. Zhangban never asks for your password or a code.",
        ),
    }
}

fn text(template: Template, lang: Lang) -> Letter {
    match lang {
        Lang::Hans => hans(template),
        Lang::Hant => hant(template),
        Lang::En => en(template),
    }
}

fn hans(template: Template) -> Letter {
    match template {
        Template::VerifyEmail => (
            "请确认您的邮箱",
            "有人用这个邮箱注册了掌办账户。如果是您本人，请在 24 小时内打开下面的链接并确认：\n\n{link}\n\n如果不是您，不必理会，账户不会生效。",
        ),
        Template::AlreadyRegistered => (
            "您已有掌办账户",
            "有人用这个邮箱再次注册掌办账户。您的账户没有变化，可以直接登录。忘记密码时请打开：\n\n{link}",
        ),
        Template::ResetPassword => (
            "重设密码",
            "请在 1 小时内打开下面的链接设定新密码：\n\n{link}\n\n如果您没有要求重设，不必理会，原密码继续有效。",
        ),
        Template::Invite => (
            "请设定您的工作账户",
            "系统管理员为您开通了掌办工作账户。请在 72 小时内打开下面的链接设定密码；首次登录时还要绑定动态验证码：\n\n{link}",
        ),
        Template::PasswordChanged => (
            "您的密码已更改",
            "您的掌办密码刚刚更改，其他设备上的登录已全部结束。如果不是您本人操作，请立即重设密码：\n\n{link}",
        ),
        Template::SecondFactorSet => (
            "动态验证码已绑定",
            "您的掌办账户刚刚绑定了动态验证码。如果不是您本人操作，请查看登录设备并联系管理员：\n\n{link}",
        ),
        Template::ProviderConnected => (
            "您的账户关联了新的登录方式",
            "您的掌办账户刚刚关联了一项登录服务，以后可以用它登录。如果不是您本人操作，请立即取消关联并更改密码：\n\n{link}",
        ),
        Template::ProviderDisconnected => (
            "您的账户取消了一种登录方式",
            "您的掌办账户刚刚取消了与一项登录服务的关联，以后不能再用它登录。如果不是您本人操作，请登录查看并更改密码：\n\n{link}",
        ),
        Template::Remind => (
            "您有一件事项更新",
            "您在掌办办理的一件事项有了进展。详情请登录后查看：\n\n{link}\n\n本信仅为提醒，不是送达。",
        ),
    }
}

fn hant(template: Template) -> Letter {
    match template {
        Template::VerifyEmail => (
            "請確認您的電子郵箱",
            "有人用這個郵箱註冊了掌辦帳戶。如果是您本人，請在 24 小時內開啟下面的連結並確認：\n\n{link}\n\n如果不是您，不必理會，帳戶不會生效。",
        ),
        Template::AlreadyRegistered => (
            "您已有掌辦帳戶",
            "有人用這個郵箱再次註冊掌辦帳戶。您的帳戶沒有變化，可以直接登入。忘記密碼時請開啟：\n\n{link}",
        ),
        Template::ResetPassword => (
            "重設密碼",
            "請在 1 小時內開啟下面的連結設定新密碼：\n\n{link}\n\n如果您沒有要求重設，不必理會，原密碼繼續有效。",
        ),
        Template::Invite => (
            "請設定您的工作帳戶",
            "系統管理員為您開通了掌辦工作帳戶。請在 72 小時內開啟下面的連結設定密碼；首次登入時還要綁定動態驗證碼：\n\n{link}",
        ),
        Template::PasswordChanged => (
            "您的密碼已更改",
            "您的掌辦密碼剛剛更改，其他裝置上的登入已全部結束。如果不是您本人操作，請立即重設密碼：\n\n{link}",
        ),
        Template::SecondFactorSet => (
            "動態驗證碼已綁定",
            "您的掌辦帳戶剛剛綁定了動態驗證碼。如果不是您本人操作，請查看登入裝置並聯絡管理員：\n\n{link}",
        ),
        Template::ProviderConnected => (
            "您的帳戶連結了新的登入方式",
            "您的掌辦帳戶剛剛連結了一項登入服務，以後可以用它登入。如果不是您本人操作，請立即取消連結並更改密碼：\n\n{link}",
        ),
        Template::ProviderDisconnected => (
            "您的帳戶取消了一種登入方式",
            "您的掌辦帳戶剛剛取消了與一項登入服務的連結，以後不能再用它登入。如果不是您本人操作，請登入查看並更改密碼：\n\n{link}",
        ),
        Template::Remind => (
            "您有一件事項更新",
            "您在掌辦辦理的一件事項有了進展。詳情請登入後查看：\n\n{link}\n\n本信僅為提醒，不是送達。",
        ),
    }
}

fn en(template: Template) -> Letter {
    match template {
        Template::VerifyEmail => (
            "Please confirm your e-mail address",
            "Someone opened a Zhangban account with this address. If it was you, open this link within 24 hours and confirm:\n\n{link}\n\nIf it was not you, there is nothing to do; the account will not come into force.",
        ),
        Template::AlreadyRegistered => (
            "You already have a Zhangban account",
            "Someone tried to open another Zhangban account with this address. Yours is unchanged; simply sign in. If you have forgotten the password:\n\n{link}",
        ),
        Template::ResetPassword => (
            "Set a new password",
            "Open this link within one hour to set a new password:\n\n{link}\n\nIf you did not ask for it, there is nothing to do; your password stays as it is.",
        ),
        Template::Invite => (
            "Set up your staff account",
            "An operator has opened a Zhangban staff account for you. Open this link within 72 hours to set a password; at the first sign-in you will also set up an authenticator app:\n\n{link}",
        ),
        Template::PasswordChanged => (
            "Your password was changed",
            "Your Zhangban password was changed just now, and every other device was signed out. If it was not you, set a new password at once:\n\n{link}",
        ),
        Template::SecondFactorSet => (
            "An authenticator app was set up",
            "An authenticator app was connected to your Zhangban account just now. If it was not you, look at the signed-in devices and tell an operator:\n\n{link}",
        ),
        Template::ProviderConnected => (
            "A new way to sign in was connected",
            "A sign-in service was connected to your Zhangban account just now and can sign in to it. If it was not you, disconnect it at once and change your password:\n\n{link}",
        ),
        Template::ProviderDisconnected => (
            "A way to sign in was disconnected",
            "A sign-in service was disconnected from your Zhangban account just now and can no longer sign in to it. If it was not you, sign in, look, and change your password:\n\n{link}",
        ),
        Template::Remind => (
            "One of your matters has moved",
            "There is news in a matter of yours at Zhangban. Please sign in to read it:\n\n{link}\n\nThis is a reminder only; it is not service.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_its_link_in_every_language() {
        for template in Template::ALL {
            assert_eq!(Template::from_code(template.code()), Some(template));
            for lang in Lang::ALL {
                let letter = compose(template, lang, "王芳", "https://a.example/x");
                assert!(
                    letter.body.contains("https://a.example/x"),
                    "{template:?} {lang:?}"
                );
                assert!(!letter.body.contains('{') && !letter.subject.is_empty());
            }
        }
    }

    #[test]
    fn a_name_cannot_add_lines() {
        let letter = compose(Template::Remind, Lang::En, "A\r\nBcc: x@y.example", "l");
        assert!(letter.body.starts_with("Dear ABcc: x@y.example,\n"));
    }
}
