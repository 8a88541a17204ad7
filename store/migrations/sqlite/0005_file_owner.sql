-- What one account has lying unnamed is summed up whenever it begins an upload.
CREATE INDEX file_owner ON file (owner);
