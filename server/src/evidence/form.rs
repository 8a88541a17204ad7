//! An exhibit in one plain form, for browsers without script: streamed to its place while it arrives.

use axum::{
    extract::{Extension, Multipart, Path, State as Shared, multipart::Field},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    caller::Caller,
    id::{DraftId, FileId},
    refusal::{Kind, Refusal},
};
use futures::StreamExt as _;
use http::{HeaderMap, StatusCode, header};

use super::{
    intake::{self, Room, TypedWords, file_refusal},
    names::safe_name,
    sniff,
};
use crate::{
    context::State,
    desk::court::Court,
    http::{
        form_state,
        problem::Problem,
        reply::{RefusedForm, Slot},
        visit::Visit,
    },
};

/// The longest text beside the file: the purpose's 500 Hanzi at four bytes, twice over for line ends.
const TEXT_BYTES_MAX: usize = 500 * 4 * 2;

/// What the form brought.
#[derive(Default)]
struct Sent {
    words: TypedWords,
    upload: Option<FileId>,
}

pub async fn send(
    Shared(state): Shared<State>,
    Extension(visit): Extension<Visit>,
    Path(draft): Path<DraftId>,
    mut form: Multipart,
) -> Result<Response, Problem> {
    let court = Court::new(state.context.clone());
    let caller = &visit.caller;
    let room = intake::room(&court, caller, draft).await?;
    let back = page(draft);
    let mut sent = Sent::default();
    let received = receive(&court, &room, &mut form, &mut sent).await;
    let taken = match received {
        Ok(()) => attach(&court, caller, &room, &sent).await,
        Err(refusal) => Err(refusal),
    };
    match taken {
        Ok(()) => Ok(Redirect::to(&back).into_response()),
        Err(refusal) => {
            // Nobody knows the address of what came with wrong words: it would only fill the account's few places.
            if let Some(upload) = sent.upload {
                let _ = court.files().abandon(room.owner, upload).await;
            }
            refuse(&state, &visit, refusal, back, sent.words).await
        }
    }
}

/// The page the form stands on.
fn page(draft: DraftId) -> String {
    format!("/court/drafts/{draft}/evidence")
}

async fn attach(court: &Court, caller: &Caller, room: &Room, sent: &Sent) -> Result<(), Refusal> {
    let words = sent.words.read();
    let upload = sent
        .upload
        .ok_or_else(|| Refusal::field("file", "file.none"));
    let (words, upload) = match (words, upload) {
        (Ok(words), Ok(upload)) => (words, upload),
        (words, upload) => {
            let mut fields: Vec<_> = words
                .err()
                .map(|refusal| refusal.fields)
                .unwrap_or_default();
            fields.extend(
                upload
                    .err()
                    .map(|refusal| refusal.fields)
                    .unwrap_or_default(),
            );
            return Err(Refusal::invalid(fields));
        }
    };
    intake::take(court, caller, room, upload, words)
        .await
        .map(|_| ())
}

/// Reads the parts in the order they come; the file goes to disk piece by piece.
async fn receive(
    court: &Court,
    room: &Room,
    form: &mut Multipart,
    sent: &mut Sent,
) -> Result<(), Refusal> {
    let malformed = |_| Refusal::new(Kind::Invalid, "form.malformed");
    while let Some(field) = form.next_field().await.map_err(malformed)? {
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "file" => sent.upload = stored(court, room, field).await?,
            "title" => sent.words.title = text(field).await?,
            "kind" => sent.words.kind = text(field).await?,
            "source" => sent.words.source = text(field).await?,
            "purpose" => sent.words.purpose = text(field).await?,
            _ => return Err(Refusal::new(Kind::Invalid, "form.malformed")),
        }
    }
    Ok(())
}

/// A browser sends an empty part without a name where no file was chosen.
async fn stored(court: &Court, room: &Room, field: Field<'_>) -> Result<Option<FileId>, Refusal> {
    let given = field.file_name().unwrap_or_default().to_owned();
    if given.is_empty() {
        return Ok(None);
    }
    let name = safe_name(&given);
    if sniff::by_name(&name).is_none() {
        return Err(Refusal::field("file", sniff::Unfit::Type.code()));
    }
    let upload = court
        .files()
        .begin(room.owner, &name, room.bytes)
        .await
        .map_err(file_refusal)?;
    let appended = court.files().append(room.owner, upload.id, 0, field).await;
    if let Err(error) = appended {
        // What arrived of a broken form cannot be gone on with: nobody knows its address.
        let _ = court.files().abandon(room.owner, upload.id).await;
        return Err(file_refusal(error));
    }
    Ok(Some(upload.id))
}

async fn text(mut field: Field<'_>) -> Result<String, Refusal> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.next().await {
        let chunk = chunk.map_err(|_| Refusal::new(Kind::Invalid, "form.malformed"))?;
        if bytes.len() + chunk.len() > TEXT_BYTES_MAX {
            return Err(Refusal::new(Kind::TooLarge, "too_large"));
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| Refusal::new(Kind::Invalid, "form.malformed"))
}

/// Back to the page with the words typed and the errors, shown once.
async fn refuse(
    state: &State,
    visit: &Visit,
    refusal: Refusal,
    back: String,
    words: TypedWords,
) -> Result<Response, Problem> {
    let typed = [
        ("title", words.title),
        ("kind", words.kind),
        ("source", words.source),
        ("purpose", words.purpose),
    ];
    let refused = RefusedForm {
        refusal,
        back,
        typed: typed
            .into_iter()
            .map(|(name, text)| (name.to_owned(), text))
            .collect(),
    };
    let slot = Slot::default();
    let back = form_state::keep(&state.context, visit, refused, &slot).await?;
    let mut headers = HeaderMap::new();
    headers.insert(header::LOCATION, back.header());
    for cookie in slot.take().cookies {
        headers.append(header::SET_COOKIE, cookie.header());
    }
    Ok((StatusCode::SEE_OTHER, headers).into_response())
}
