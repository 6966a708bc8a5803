-- Acts that make no row of their own are kept as answers with an id of their own; nothing ever used this.
drop table common.command;
