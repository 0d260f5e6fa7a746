package com.mantisnxt.sync.progress.eta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Stretches of time in which something is so: a burst, a pause, a limit. Asked in the order of time. */
final class Spells {

    private record Spell(double from, double to) {}

    private final List<Spell> spells;
    private int current;

    private Spells(List<Spell> spells) {
        this.spells = spells;
    }

    /** On and off by turns, long enough for any sync. */
    static Spells alternating(RandomGenerator random, double on, double off) {
        List<Spell> spells = new ArrayList<>();
        double time = 0;
        while (spells.size() < 20_000) {
            double to = time - on * Math.log(1 - random.nextDouble());
            spells.add(new Spell(time, to));
            time = to - off * Math.log(1 - random.nextDouble());
        }
        return new Spells(spells);
    }

    /** A few, somewhere within the time, none longer than the part of it. */
    static Spells some(RandomGenerator random, int count, double time, double part) {
        List<Spell> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double from = Draw.between(random, 0.05, 0.95) * time;
            drawn.add(new Spell(from, from + Draw.logarithmic(random, 0.02, part) * time));
        }
        return new Spells(apart(drawn));
    }

    private static List<Spell> apart(List<Spell> drawn) {
        drawn.sort(Comparator.comparingDouble(Spell::from));
        List<Spell> apart = new ArrayList<>();
        for (Spell spell : drawn) {
            if (apart.isEmpty() || spell.from() > apart.getLast().to()) {
                apart.add(spell);
            }
        }
        return apart;
    }

    boolean at(double time) {
        while (current < spells.size() && time >= spells.get(current).to()) {
            current++;
        }
        return current < spells.size() && time >= spells.get(current).from();
    }

    double endAt(double time) {
        return at(time) ? spells.get(current).to() : time;
    }
}
