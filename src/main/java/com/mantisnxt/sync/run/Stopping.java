package com.mantisnxt.sync.run;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Says that this node is about to stop, before anything of it does: runs are handed over after their batch. */
@Component
class Stopping implements SmartLifecycle {

    private volatile boolean running;

    boolean isUnderWay() {
        return !running;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
