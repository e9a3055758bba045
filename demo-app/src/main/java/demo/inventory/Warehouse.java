// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.inventory;

import io.eliot.Eliot;
import io.eliot.annotation.Action;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Warehouse {
    private final JdbcClient jdbc;

    Warehouse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many are left then. */
    @Action
    int take(String sku, Reservation reservation) {
        Shelf shelf = jdbc.sql("select pieces, per_box from stock where sku = ?")
                .param(sku)
                .query(Shelf.class)
                .single();
        Eliot.log("shelf:counted", "pieces", shelf.pieces, "per_box", shelf.perBox);
        int boxes = shelf.boxesFor(reservation.quantity());
        int taken = jdbc.sql("update stock set pieces = pieces - :quantity where sku = :sku and pieces >= :quantity")
                .param("quantity", reservation.quantity())
                .param("sku", sku)
                .update();
        if (taken == 0) {
            throw new OutOfStockException(sku, reservation.quantity(), shelf.pieces);
        }
        Eliot.log("boxes:opened", "boxes", boxes);
        return shelf.pieces - reservation.quantity();
    }

    private record Shelf(int pieces, int perBox) {
        int boxesFor(int quantity) {
            return (quantity + perBox - 1) / perBox;
        }
    }
}
