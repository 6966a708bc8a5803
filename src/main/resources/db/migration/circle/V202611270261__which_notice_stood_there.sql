-- Which privacy notice stood there when somebody answered; unknown of before.
alter table circle.consent add column notice text;
