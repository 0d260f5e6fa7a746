package com.mantisnxt.sync.isolation;

import com.mantisnxt.sync.upkeep.Caretakers;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What came of the proof, for administrators of the installation. */
@Service
public class IsolationOverview {

    private final Caretakers caretakers;
    private final IsolationRounds rounds;

    IsolationOverview(Caretakers caretakers, IsolationRounds rounds) {
        this.caretakers = caretakers;
        this.rounds = rounds;
    }

    /** Whether it is the caller's to know. */
    public boolean isOpen() {
        return caretakers.includeCaller();
    }

    /** The newest first; nothing for whom it does not concern. */
    public List<IsolationRound> rounds(int most) {
        return isOpen() ? rounds.newest(most) : List.of();
    }

    /** How many questions all rounds of the last month asked. */
    public long checks() {
        return isOpen() ? rounds.checks() : 0;
    }

    Optional<IsolationRound> last() {
        return rounds.newest(1).stream().findFirst();
    }
}
