//! What is wrong with a field of any form.

use crate::text::Row;

pub const ROWS: &[Row] = &[
    // broken rules
    (
        "rule.text.required",
        ["请填写这一项。", "請填寫這一項。", "Please fill this in."],
    ),
    (
        "rule.text.empty",
        ["请填写这一项。", "請填寫這一項。", "Please fill this in."],
    ),
    (
        "rule.text.too_long",
        [
            "太长了，最多 {max} 个字符。",
            "太長了，最多 {max} 個字元。",
            "Too long: at most {max} characters.",
        ],
    ),
    (
        "rule.text.control",
        [
            "含有不可见的控制字符，请删去。",
            "含有不可見的控制字元，請刪去。",
            "It holds invisible control characters; remove them.",
        ],
    ),
    (
        "rule.choice.unknown",
        [
            "请从选项里选一个。",
            "請從選項裡選一個。",
            "Choose one of the options.",
        ],
    ),
    (
        "rule.tick.required",
        ["请勾选确认。", "請勾選確認。", "Please tick to confirm."],
    ),
    (
        "rule.number.range",
        [
            "请填 {min} 到 {max} 之间的数。",
            "請填 {min} 到 {max} 之間的數。",
            "Give a number from {min} to {max}.",
        ],
    ),
    (
        "rule.money.form",
        [
            "请写成金额，例如 88888.00。",
            "請寫成金額，例如 88888.00。",
            "Write an amount such as 88888.00.",
        ],
    ),
    (
        "rule.money.negative",
        [
            "金额不能是负数。",
            "金額不能是負數。",
            "An amount cannot be negative.",
        ],
    ),
    (
        "rule.money.decimals",
        [
            "金额最多两位小数。",
            "金額最多兩位小數。",
            "At most two decimals.",
        ],
    ),
    (
        "rule.money.too_large",
        [
            "金额太大，请核对。",
            "金額太大，請核對。",
            "The amount is too large; check it.",
        ],
    ),
    (
        "rule.date.form",
        [
            "请写成 2026-03-09 的样子。",
            "請寫成 2026-03-09 的樣子。",
            "Write a date such as 2026-03-09.",
        ],
    ),
    (
        "rule.date.no_such_day",
        [
            "日历上没有这一天。",
            "日曆上沒有這一天。",
            "The calendar has no such day.",
        ],
    ),
    (
        "rule.date.future",
        [
            "日期不能晚于今天（{today}）。",
            "日期不能晚於今天（{today}）。",
            "The date may not be after today ({today}).",
        ],
    ),
    (
        "rule.percent.form",
        [
            "请写成百分数，例如 12 或 12.5。",
            "請寫成百分數，例如 12 或 12.5。",
            "Write a percentage such as 12 or 12.5.",
        ],
    ),
    (
        "rule.percent.decimals",
        [
            "百分数最多四位小数。",
            "百分數最多四位小數。",
            "At most four decimals.",
        ],
    ),
    (
        "rule.id.empty",
        ["请填写号码。", "請填寫號碼。", "Give the number."],
    ),
    (
        "rule.id.length",
        [
            "位数不对，请核对。",
            "位數不對，請核對。",
            "The number of digits is wrong.",
        ],
    ),
    (
        "rule.id.character",
        [
            "有一位不是该出现的字符。",
            "有一位不是該出現的字元。",
            "One character is not allowed where it stands.",
        ],
    ),
    (
        "rule.id.birth_date",
        [
            "第 7 到 14 位不是一个出生日期。",
            "第 7 到 14 位不是一個出生日期。",
            "Digits 7 to 14 are no date of birth.",
        ],
    ),
    (
        "rule.id.check_digit",
        [
            "最后一位校验不符，多半是抄错了一位。",
            "最後一位校驗不符，多半是抄錯了一位。",
            "The check digit does not fit; one digit is probably wrong.",
        ],
    ),
    (
        "rule.id.prefix",
        [
            "手机号应以 13 到 19 开头。",
            "手機號碼應以 13 到 19 開頭。",
            "A mobile number begins with 13 to 19.",
        ],
    ),
    (
        "rule.id.birth_mismatch",
        [
            "与身份证号里的出生日期不一致。",
            "與身分證號裡的出生日期不一致。",
            "It differs from the birth date in the ID number.",
        ],
    ),
    (
        "rule.id.sex_mismatch",
        [
            "与身份证号里的性别不一致。",
            "與身分證號裡的性別不一致。",
            "It differs from the sex in the ID number.",
        ],
    ),
    (
        "rule.phone.form",
        [
            "请填 11 位手机号。",
            "請填 11 位手機號碼。",
            "Give an 11-digit mobile number.",
        ],
    ),
    (
        "rule.email.form",
        [
            "请填完整的邮箱地址。",
            "請填完整的信箱地址。",
            "Give a whole e-mail address.",
        ],
    ),
    (
        "rule.email.taken",
        [
            "这个邮箱已经有账号。",
            "這個信箱已經有帳號。",
            "This address has an account already.",
        ],
    ),
    (
        "rule.region.form",
        [
            "请从列表里选区县。",
            "請從列表裡選區縣。",
            "Choose a county from the list.",
        ],
    ),
    (
        "rule.authority.unknown",
        [
            "请填写现有行政区划的六位代码。",
            "請填寫現有行政區劃的六位代碼。",
            "Enter the six-digit code of an administrative division.",
        ],
    ),
    (
        "rule.key.length",
        [
            "表单已失效，请重新打开页面。",
            "表單已失效，請重新打開頁面。",
            "The form is stale; open the page anew.",
        ],
    ),
    (
        "rule.password.short",
        [
            "密码至少 8 个字符。",
            "密碼至少 8 個字元。",
            "A password has at least 8 characters.",
        ],
    ),
    (
        "rule.password.long",
        ["密码太长。", "密碼太長。", "The password is too long."],
    ),
    (
        "rule.password.wrong",
        ["密码不对。", "密碼不對。", "The password is not right."],
    ),
    (
        "rule.password.none",
        [
            "这个账号没有密码，请先用“忘记密码”设一个。",
            "這個帳號沒有密碼，請先用「忘記密碼」設定一個。",
            "This account has no password; set one first by 'Forgot your password'.",
        ],
    ),
    (
        "rule.password.common",
        [
            "这个密码太常见，请换一个。",
            "這個密碼太常見，請換一個。",
            "This password is too common; take another.",
        ],
    ),
    (
        "rule.password.own",
        [
            "密码里不要用您的姓名或邮箱。",
            "密碼裡不要用您的姓名或信箱。",
            "Do not use your name or e-mail in the password.",
        ],
    ),
    (
        "rule.second_factor.wrong",
        [
            "验证码不对或已经用过，请等下一个。",
            "驗證碼不對或已經用過，請等下一個。",
            "The code is wrong or was used; wait for the next.",
        ],
    ),
    (
        "rule.role.held",
        [
            "已经有这个角色。",
            "已經有這個角色。",
            "The role is held already.",
        ],
    ),
    (
        "rule.role.not_staff",
        [
            "这不是工作人员的角色。",
            "這不是工作人員的角色。",
            "This is not a staff role.",
        ],
    ),
    (
        "rule.role.separate",
        [
            "这些角色不能由同一人担任。",
            "這些角色不能由同一人擔任。",
            "These roles may not be held by one person.",
        ],
    ),
    (
        "rule.query.malformed",
        [
            "条件的值不对。",
            "條件的值不對。",
            "The value of this condition is wrong.",
        ],
    ),
    (
        "rule.query.repeated",
        [
            "同一个条件写了两次。",
            "同一個條件寫了兩次。",
            "This condition stands twice.",
        ],
    ),
    (
        "rule.query.too_many",
        ["选得太多了。", "選得太多了。", "Too many values."],
    ),
    (
        "rule.query.unknown",
        ["不认识的条件。", "不認識的條件。", "Unknown condition."],
    ),
];
