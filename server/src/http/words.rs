//! The few sentences of error pages. They stand apart from the pages' tables: this page must come even when
//! the pages cannot be rendered.

use app::{desks::Looks, text::Lang};
use domain::refusal::{Kind, Refusal};
use http::StatusCode;

type Row = [&'static str; 3];

const HOME: Row = ["回到首页", "回到首頁", "Back to the front page"];

/// Title and advice.
fn words(status: StatusCode, refusal: &Refusal) -> (Row, Row) {
    if status == StatusCode::METHOD_NOT_ALLOWED {
        return (
            [
                "不支持这种请求",
                "不支援這種請求",
                "This kind of request is not supported",
            ],
            [
                "请从页面上的链接或按钮进入。",
                "請從頁面上的連結或按鈕進入。",
                "Please use the links and buttons of the pages.",
            ],
        );
    }
    if status == StatusCode::INSUFFICIENT_STORAGE {
        return (
            [
                "系统存储空间已满",
                "系統儲存空間已滿",
                "There is no room left",
            ],
            [
                "这一步没有保存；查阅不受影响，请稍后再提交一次。",
                "這一步沒有儲存；查閱不受影響，請稍後再提交一次。",
                "Nothing of this step was saved. Reading still works; please send it again later.",
            ],
        );
    }
    match refusal.kind {
        Kind::NotFound => (
            ["找不到这个页面", "找不到這個頁面", "There is no such page"],
            [
                "它可能已移走，或者不对您开放。",
                "它可能已移走，或者不對您開放。",
                "It may have moved, or it is not open to you.",
            ],
        ),
        Kind::SignInNeeded => (
            ["请先登录", "請先登入", "Please sign in first"],
            [
                "登录后再打开这个页面。",
                "登入後再開啟這個頁面。",
                "Open this page again after signing in.",
            ],
        ),
        Kind::SecondFactorNeeded => (
            [
                "需要第二重验证",
                "需要第二重驗證",
                "A second factor is needed",
            ],
            [
                "请输入动态验证码后再试。",
                "請輸入動態驗證碼後再試。",
                "Enter the code of your authenticator app first.",
            ],
        ),
        Kind::Forbidden => (
            [
                "这一步没有办理",
                "這一步沒有辦理",
                "This was not carried out",
            ],
            [
                "请求并非来自本站页面，或您的角色不能办理此事。",
                "請求並非來自本站頁面，或您的角色不能辦理此事。",
                "The request did not come from a page of this site, or your role may not do this.",
            ],
        ),
        Kind::Conflict => (
            ["内容已有变动", "內容已有變動", "This has changed meanwhile"],
            [
                "请返回并重新打开页面。",
                "請返回並重新開啟頁面。",
                "Please go back and open the page again.",
            ],
        ),
        Kind::TooMany => (
            ["请稍候再试", "請稍候再試", "Please wait a moment"],
            [
                "请求过于频繁，稍后即可恢复。",
                "請求過於頻繁，稍後即可恢復。",
                "There were too many requests; you can go on shortly.",
            ],
        ),
        Kind::TooLarge => (
            ["内容过大", "內容過大", "This is too large"],
            [
                "请减少文字，或把文件分开提交。",
                "請減少文字，或把檔案分開提交。",
                "Please shorten the text or send the files one by one.",
            ],
        ),
        Kind::Invalid => (
            [
                "无法读取这份请求",
                "無法讀取這份請求",
                "This request cannot be read",
            ],
            [
                "请返回页面重新填写并提交。",
                "請返回頁面重新填寫並提交。",
                "Please go back to the page and send the form again.",
            ],
        ),
        Kind::Unavailable => (
            [
                "系统暂时没有应答",
                "系統暫時沒有應答",
                "The system does not answer just now",
            ],
            [
                "您的操作可能没有办成，请稍后再试。",
                "您的操作可能沒有辦成，請稍後再試。",
                "Your last step may not have been carried out. Please try again shortly.",
            ],
        ),
    }
}

/// A whole page without script; `css` is the address of our sheet, which needs no escape.
pub(super) fn page(looks: Looks, status: StatusCode, refusal: &Refusal, css: &str) -> String {
    let column = match looks.lang {
        Lang::Hans => 0,
        Lang::Hant => 1,
        Lang::En => 2,
    };
    let (title, advice) = words(status, refusal);
    let sheet = match css {
        "" => String::new(),
        css => format!("<link rel=\"stylesheet\" href=\"{css}\">"),
    };
    let elder = if looks.elder { " data-elder" } else { "" };
    format!(
        "<!DOCTYPE html><html lang=\"{lang}\" data-theme=\"{theme}\"{elder}><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title} · 掌办</title>{sheet}</head>\
         <body><main id=\"main\" class=\"page problem\"><h1>{title}</h1><p>{advice}</p><p><a href=\"/\">{home}</a></p></main></body></html>",
        lang = looks.lang.code(),
        theme = looks.theme.code(),
        title = title[column],
        advice = advice[column],
        home = HOME[column],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_page_in_three_languages() {
        for kind in [
            Kind::Invalid,
            Kind::SignInNeeded,
            Kind::SecondFactorNeeded,
            Kind::NotFound,
            Kind::Forbidden,
            Kind::Conflict,
            Kind::TooMany,
            Kind::TooLarge,
            Kind::Unavailable,
        ] {
            let refusal = Refusal::new(kind, "code");
            let pages = Lang::ALL.map(|lang| {
                let looks = Looks {
                    lang,
                    ..Looks::default()
                };
                page(
                    looks,
                    super::super::problem::status(kind),
                    &refusal,
                    "/pkg/app.css",
                )
            });
            assert!(pages[0] != pages[1] && pages[1] != pages[2], "{kind:?}");
        }
    }
}
