package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;

/** A system that records are read from. */
@FunctionalInterface
public interface Source {

    /** @throws SourceFault when it can't be reached, does not let us in, or does not have that entity */
    SourceWalk walk(EntityType entity);
}
