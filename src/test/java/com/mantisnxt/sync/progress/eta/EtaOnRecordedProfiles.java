package com.mantisnxt.sync.progress.eta;

import com.mantisnxt.sync.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Tries the estimator on recorded syncs: takes a folder of CSV files, prints a line for each of them and one for all. */
final class EtaOnRecordedProfiles {

    private EtaOnRecordedProfiles() {}

    public static void main(String[] args) throws IOException {
        List<Profile> profiles = RecordedProfiles.in(Path.of(args[0]));
        Replay replay = new Replay(TestServer.POSTGRES_18.migrated());
        System.out.println(Accuracy.table(replay.judge(profiles, Integer.MAX_VALUE)));
    }
}
