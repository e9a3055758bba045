// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import io.eliot.spring.web.FailureContract.BrokenException;
import io.eliot.spring.web.FailureContract.OutOfStockException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How an application turns exceptions into answers. */
@RestControllerAdvice
public class FailureAdvice {
    @ExceptionHandler
    ProblemDetail outOfStock(OutOfStockException exception) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "out of stock");
    }

    @ExceptionHandler
    ResponseEntity<String> broken(BrokenException exception) {
        return ResponseEntity.internalServerError().body("broken");
    }
}
