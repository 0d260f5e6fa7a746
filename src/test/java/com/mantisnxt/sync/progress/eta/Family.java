package com.mantisnxt.sync.progress.eta;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The kinds of syncs that the estimator is held to. Each seed makes another sync of the kind. */
enum Family {
    STEADY {
        @Override
        Behaviour behaviour(Setting setting, RandomGenerator random) {
            return Behaviour.STEADY;
        }
    },
    SLOWING {
        @Override
        Behaviour behaviour(Setting setting, RandomGenerator random) {
            double end = Draw.between(random, 0.3, 0.8);
            return switch (random.nextInt(3)) {
                case 0 -> (time, share) -> 1 - (1 - end) * Math.min(share, 1);
                case 1 -> (time, share) -> Math.pow(end, share);
                default -> (time, share) -> 1 / (1 + (1 / end - 1) * share);
            };
        }
    },
    BURSTS {
        @Override
        Behaviour behaviour(Setting setting, RandomGenerator random) {
            double on = Draw.logarithmic(random, 2, Math.max(3, setting.duration() / 15));
            double off = on * Draw.between(random, 0.3, 2);
            double low = Draw.oneOf(random, 0, 0.1, 0.3);
            Spells bursts = Spells.alternating(random, on, off);
            return (time, share) -> bursts.at(time) ? 2 : 2 * low;
        }
    },
    PAUSED {
        @Override
        Behaviour behaviour(Setting setting, RandomGenerator random) {
            Spells pauses = Spells.some(random, 1 + random.nextInt(3), setting.duration(), 0.6);
            return new Behaviour() {
                @Override
                public double speed(double time, double share) {
                    return 1;
                }

                @Override
                public boolean paused(double time) {
                    return pauses.at(time);
                }
            };
        }
    },
    THROTTLED {
        @Override
        Behaviour behaviour(Setting setting, RandomGenerator random) {
            Spells limits = Spells.some(random, 1 + random.nextInt(4), setting.duration(), 0.2);
            double low = Draw.between(random, 0, 0.4);
            boolean told = random.nextInt(4) > 0;
            boolean known = random.nextBoolean();
            return new Behaviour() {
                @Override
                public double speed(double time, double share) {
                    return limits.at(time) ? low : 1;
                }

                @Override
                public Report.@Nullable Throttle throttle(double time) {
                    return told && limits.at(time)
                            ? new Report.Throttle("throttled", known ? limits.endAt(time) : null)
                            : null;
                }
            };
        }
    },
    GROWING {
        @Override
        Behaviour behaviour(Setting setting, RandomGenerator random) {
            double growth = Draw.between(random, 0.05, 0.5);
            double until = Draw.between(random, 0.2, 0.7);
            int steps = random.nextBoolean() ? 1000 : 1 + random.nextInt(5);
            return new Behaviour() {
                @Override
                public double speed(double time, double share) {
                    return 1;
                }

                @Override
                public long total(long planned, double share) {
                    double found = Math.floor(Math.min(share / until, 1) * steps) / steps;
                    return (long) (planned * (1 + growth * found));
                }
            };
        }
    };

    abstract Behaviour behaviour(Setting setting, RandomGenerator random);

    /** So many syncs of each kind; the same seed makes the same. */
    static List<Profile> profiles(int ofEach, long seed) {
        List<Profile> profiles = new ArrayList<>();
        for (Family family : values()) {
            IntStream.range(0, ofEach)
                    .mapToObj(i -> family.profile(seed * 1_000_003 + i * 31L + family.ordinal()))
                    .forEach(profiles::add);
        }
        return profiles;
    }

    private Profile profile(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Setting setting = Setting.random(random);
        return Simulation.of(name().toLowerCase(java.util.Locale.ROOT), setting, behaviour(setting, random), random);
    }
}
