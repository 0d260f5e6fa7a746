package com.mantisnxt.sync.progress.eta;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Kinds of syncs, as real services show them, that the estimator was not fitted on. */
enum UnseenFamily {
    /** A bucket of credits is spent fast, then the limit of the API sets the pace. */
    CREDITS_THEN_LIMIT {
        @Override
        Profile profile(RandomGenerator random) {
            double spent = Draw.between(random, 0.03, 0.15);
            double limit = Draw.between(random, 0.2, 0.7);
            return simulated(random, (time, share) -> share < spent ? 1 : limit);
        }
    },
    /** Unchanged items are skipped at a glance, changed ones take their time, in runs of either. */
    SKIPS_AND_WRITES {
        @Override
        Profile profile(RandomGenerator random) {
            double skip = Draw.between(random, 2, 8);
            int parts = 20 + random.nextInt(60);
            boolean[] unchanged = new boolean[parts + 1];
            IntStream.range(0, parts).forEach(i -> unchanged[i] = random.nextInt(3) == 0);
            return simulated(random, (time, share) -> unchanged[(int) Math.clamp(share * parts, 0, parts)] ? skip : 1);
        }
    },
    /** Workers join one by one, at times one leaves. */
    WORKERS_COME_AND_GO {
        @Override
        Profile profile(RandomGenerator random) {
            int most = 2 + random.nextInt(4);
            double joining = Draw.between(random, 0.02, 0.1);
            double leaving = Draw.between(random, 0.3, 1.2);
            return simulated(random, (time, share) -> {
                double workers = Math.min(most, 1 + Math.floor(share / joining));
                return (share > leaving ? Math.max(1, workers - 1) : workers) / most;
            });
        }
    },
    /** The other side is slower by day than by night, and the sync runs through some of both. */
    BUSY_HOURS {
        @Override
        Profile profile(RandomGenerator random) {
            double cycles = Draw.between(random, 0.5, 4);
            double depth = Draw.between(random, 0.2, 0.6);
            double phase = Draw.between(random, 0, 2 * Math.PI);
            return simulated(
                    random, (time, share) -> 1 + depth * Math.sin(phase + 2 * Math.PI * cycles * Math.min(share, 1.5)));
        }
    },
    PAGES {
        @Override
        Profile profile(RandomGenerator random) {
            return PagedSync.random(random, PagedSync.Trouble.NONE);
        }
    },
    PAGES_WITH_SLOW_ONES {
        @Override
        Profile profile(RandomGenerator random) {
            return PagedSync.random(random, PagedSync.Trouble.SLOW_PAGES);
        }
    },
    PAGES_WITH_RATE_LIMIT {
        @Override
        Profile profile(RandomGenerator random) {
            return PagedSync.random(random, PagedSync.Trouble.RATE_LIMIT);
        }
    },
    PAGES_WITH_RESTARTS {
        @Override
        Profile profile(RandomGenerator random) {
            return PagedSync.random(random, PagedSync.Trouble.RESTARTS);
        }
    };

    abstract Profile profile(RandomGenerator random);

    static List<Profile> profiles(int ofEach, long seed) {
        List<Profile> profiles = new ArrayList<>();
        for (UnseenFamily family : values()) {
            for (int i = 0; i < ofEach; i++) {
                Profile profile = family.profile(new SplittableRandom(seed * 7_919 + i * 131L + family.ordinal()));
                profiles.add(new Profile(family.name().toLowerCase(java.util.Locale.ROOT), profile.reports()));
            }
        }
        return profiles;
    }

    private static Profile simulated(RandomGenerator random, Behaviour behaviour) {
        return Simulation.of("", Setting.random(random), behaviour, random);
    }
}
