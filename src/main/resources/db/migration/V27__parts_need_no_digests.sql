-- What is recorded tells itself what its parts say.
drop table dossier_part;
