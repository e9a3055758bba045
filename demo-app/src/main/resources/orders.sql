create table orders
(
    id       bigint generated always as identity (start with 93) primary key,
    customer varchar(40) not null,
    sku      varchar(40) not null,
    quantity int         not null
);
