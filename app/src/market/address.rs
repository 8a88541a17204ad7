//! The parameters of an address, read and written.

/// The parameters of the address, decoded.
pub fn pairs(here: &str) -> Vec<(String, String)> {
    let query = here.split_once('?').map_or("", |(_, query)| query);
    let decode = |text: &str| {
        let text = text.replace('+', " ");
        let bytes = percent_decoded(text.as_bytes());
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let parts = query.split('&').filter(|part| !part.is_empty());
    parts
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

fn percent_decoded(bytes: &[u8]) -> Vec<u8> {
    let digit = |at: usize| bytes.get(at).and_then(|byte| (*byte as char).to_digit(16));
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = (bytes[at] == b'%')
            .then(|| digit(at + 1).zip(digit(at + 2)))
            .flatten();
        match pair.and_then(|(high, low)| u8::try_from(high * 16 + low).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    decoded
}

/// The address of a page with these parameters.
pub fn address<K: AsRef<str>>(page: &str, pairs: &[(K, String)]) -> String {
    let parameters = pairs
        .iter()
        .map(|(name, value)| name.as_ref().len() + 3 * value.len() + 2);
    let mut address = String::with_capacity(page.len() + parameters.sum::<usize>());
    address.push_str(page);
    for (place, (name, value)) in pairs.iter().enumerate() {
        address.push(if place == 0 { '?' } else { '&' });
        encode(&mut address, name.as_ref());
        address.push('=');
        encode(&mut address, value);
    }
    address
}

fn encode(address: &mut String, text: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~:".contains(&byte);
    for byte in text.bytes() {
        match plain(byte) {
            true => address.push(byte as char),
            false => {
                let digits = [byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)] as char);
                address.push('%');
                address.extend(digits);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_survives_its_own_reading() {
        let address = address(
            "/market",
            &[
                ("q", "环评 50% & 更多".to_owned()),
                ("region", "330100".to_owned()),
            ],
        );
        let read = pairs(&address);
        assert_eq!(
            read,
            [
                ("q".to_owned(), "环评 50% & 更多".to_owned()),
                ("region".to_owned(), "330100".to_owned())
            ]
        );
    }

    #[test]
    fn nonsense_after_a_percent_sign_stays_text() {
        assert_eq!(
            pairs("/market?q=%zz%4"),
            [("q".to_owned(), "%zz%4".to_owned())]
        );
    }
}
