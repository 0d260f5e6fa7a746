package com.mantisnxt.sync.progress.eta;

import com.mantisnxt.sync.testing.TestServer;

/** Prints the numbers of EtaAccuracyTest for other seeds than the test's: takes how many syncs of each kind, and seeds. */
final class EtaOnOtherSeeds {

    private EtaOnOtherSeeds() {}

    public static void main(String[] args) {
        Replay replay = new Replay(TestServer.POSTGRES_18.migrated());
        int ofEach = Integer.parseInt(args[0]);
        for (int i = 1; i < args.length; i++) {
            long seed = Long.parseLong(args[i]);
            System.out.println("seed " + seed);
            System.out.println(Accuracy.table(replay.judge(Family.profiles(ofEach, seed), 25)));
            System.out.println(Accuracy.table(replay.judge(UnseenFamily.profiles(ofEach, seed), 25)));
        }
    }
}
