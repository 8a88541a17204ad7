-- Who signs in to an account through an OpenID Connect provider. The index is keyed, like that of e-mail addresses;
-- `claimed` holds the roles the provider's claims gave at the last sign-in.
CREATE TABLE external_subject (
    subject_index TEXT NOT NULL PRIMARY KEY,
    issuer TEXT NOT NULL,
    account TEXT NOT NULL,
    claimed TEXT NOT NULL,
    linked BIGINT NOT NULL,
    UNIQUE (account, issuer)
);
