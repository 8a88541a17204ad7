//! An exhibit in pieces: begun, sent on from where it stands after a lost connection, finished with its words.

use axum::{
    Json,
    body::Body,
    extract::{Path, Query, State as Shared},
};
use domain::{
    court::evidence::FILE_BYTES_MAX,
    docket::Hash,
    id::{DraftId, ExhibitId, FileId},
    refusal::{Kind, Refusal},
};
use serde::{Deserialize, Serialize};

use super::{
    intake::{self, TypedWords, file_refusal},
    names::safe_name,
    sniff,
};
use crate::{
    context::State,
    desk::court::Court,
    http::{caller::Sender, problem::Problem},
};

#[derive(Deserialize)]
pub struct Begin {
    name: String,
    bytes: u64,
}

/// Where an upload stands.
#[derive(Serialize)]
pub struct Standing {
    upload: FileId,
    offset: u64,
}

#[derive(Deserialize)]
pub struct From {
    offset: u64,
}

#[derive(Deserialize)]
pub struct Finish {
    draft: DraftId,
    #[serde(flatten)]
    words: TypedWords,
}

#[derive(Serialize)]
pub struct Finished {
    exhibit: ExhibitId,
    bytes: u64,
    sha256: Hash,
}

pub async fn begin(
    Shared(state): Shared<State>,
    Sender(caller): Sender,
    Path(draft): Path<DraftId>,
    Json(begin): Json<Begin>,
) -> Result<Json<Standing>, Problem> {
    let court = Court::new(state.context.clone());
    let room = intake::room(&court, &caller, draft).await?;
    if begin.bytes > room.bytes {
        return Err(Refusal::new(Kind::TooLarge, "file.too_large")
            .with("max", room.bytes.min(FILE_BYTES_MAX))
            .into());
    }
    let name = safe_name(&begin.name);
    if sniff::by_name(&name).is_none() {
        return Err(Refusal::field("file", sniff::Unfit::Type.code()).into());
    }
    let upload = court
        .files()
        .begin(room.owner, &name, room.bytes)
        .await
        .map_err(file_refusal)?;
    Ok(Json(Standing {
        upload: upload.id,
        offset: upload.offset,
    }))
}

pub async fn append(
    Shared(state): Shared<State>,
    Sender(caller): Sender,
    Path(upload): Path<FileId>,
    Query(from): Query<From>,
    body: Body,
) -> Result<Json<Standing>, Problem> {
    let court = Court::new(state.context.clone());
    let owner = court.uploader(&caller)?;
    let stream = body.into_data_stream();
    let offset = court
        .files()
        .append(owner, upload, from.offset, stream)
        .await
        .map_err(file_refusal)?;
    Ok(Json(Standing { upload, offset }))
}

pub async fn standing(
    Shared(state): Shared<State>,
    Sender(caller): Sender,
    Path(upload): Path<FileId>,
) -> Result<Json<Standing>, Problem> {
    let court = Court::new(state.context.clone());
    let owner = court.uploader(&caller)?;
    let upload = court
        .files()
        .upload(owner, upload)
        .await
        .map_err(file_refusal)?;
    Ok(Json(Standing {
        upload: upload.id,
        offset: upload.offset,
    }))
}

pub async fn finish(
    Shared(state): Shared<State>,
    Sender(caller): Sender,
    Path(upload): Path<FileId>,
    Json(finish): Json<Finish>,
) -> Result<Json<Finished>, Problem> {
    let court = Court::new(state.context.clone());
    // The words first: a slip in them must not cost the upload.
    let words = finish.words.read()?;
    let room = intake::room(&court, &caller, finish.draft).await?;
    let (exhibit, file) = intake::take(&court, &caller, &room, upload, words).await?;
    Ok(Json(Finished {
        exhibit,
        bytes: file.bytes,
        sha256: file.sha256,
    }))
}
