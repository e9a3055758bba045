create table stock
(
    sku     varchar(40) primary key,
    pieces  int not null,
    per_box int not null
);

-- Nobody has said yet how many C-29 are in a box.
insert into stock
values ('A-17', 9, 6),
       ('B-04', 3, 1),
       ('C-29', 500, 0);
