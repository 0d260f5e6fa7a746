package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.connector.Pace;
import java.util.Optional;
import java.util.UUID;

/** What the run that computed a preview knows of its source. Runs lie above previews; they answer. */
public interface ComputedFrom {

    /** From where on the source is asked for what has changed since; empty where it can't tell. */
    Optional<String> watermark(UUID preview);

    /** How often the source may be asked. */
    Pace pace(UUID connection);
}
