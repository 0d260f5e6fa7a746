package com.mantisnxt.breach.stock.ui;

import jakarta.persistence.EntityManager;
import org.springframework.transaction.annotation.Transactional;

/** A view that reads and writes by itself. */
public class StockView {

    private EntityManager entities;

    @Transactional
    public Object stock() {
        return entities.find(Object.class, 1);
    }
}
