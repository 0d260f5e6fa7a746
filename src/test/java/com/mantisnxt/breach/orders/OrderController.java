package com.mantisnxt.breach.orders;

import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

/** A controller that all may use and that opens transactions, of two kinds. */
@RestController
public class OrderController {

    static final class OrderMissing extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Transactional
    public void order() {
        throw new OrderMissing();
    }

    @jakarta.transaction.Transactional
    public void orderAgain() {
        order();
    }
}
