package com.mantisnxt.breach.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity that everybody may see and change. */
@Entity
public class Order {

    @Id
    public long id;

    public void setId(long id) {
        this.id = id;
    }
}
