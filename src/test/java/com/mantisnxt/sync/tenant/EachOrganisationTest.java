package com.mantisnxt.sync.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ConsoleTest
@ExtendWith(OutputCaptureExtension.class)
class EachOrganisationTest {

    private final EachOrganisation each;
    private final CurrentCaller currentCaller;
    private final RegularWork regular;
    private final String work = "work-" + UUID.randomUUID().toString().substring(0, 30);
    private final OrgId first = Organisations.anybody().org();
    private final OrgId second = Organisations.anybody().org();

    @Autowired
    EachOrganisationTest(EachOrganisation each, CurrentCaller currentCaller, RegularWork regular) {
        this.each = each;
        this.currentCaller = currentCaller;
        this.regular = regular;
    }

    @Test
    void theWorkIsDoneOnceOnBehalfOfEach() {
        List<OrgId> done = new ArrayList<>();
        each.run(work, "Nothing was done", org -> {
            assertThat(currentCaller.get().org()).isEqualTo(org);
            done.add(org);
        });
        assertThat(done).contains(first, second).doesNotHaveDuplicates();
        assertThat(currentCaller.find()).isEmpty();
    }

    @Test
    void whereItFailsTheOthersHaveItAllTheSame(CapturedOutput output) {
        Set<OrgId> done = new HashSet<>();
        each.run(work, "Nothing was done", org -> {
            if (org.equals(first)) {
                throw new IllegalStateException("no luck");
            }
            done.add(org);
        });
        assertThat(done)
                .containsAll(
                        each.all().stream().filter(org -> !org.equals(first)).toList());
        assertThat(done).contains(second);
        assertThat(output).contains("Nothing was done, organisation " + first + ": no luck");
        assertThat(failures()).as("one is enough").containsExactly("no luck");
        each.run(work, "Nothing was done", org -> {});
        assertThat(failures()).isEmpty();
    }

    private List<String> failures() {
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            return administrator.values(
                    String.class, "select reason from sync_console.failed_work where work = ?", work);
        }
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsThrown(CapturedOutput output) {
        var nowhere = new DriverManagerDataSource("jdbc:postgresql://localhost:1/none");
        var cut = new EachOrganisation(
                currentCaller,
                new TransactionTemplate(new JdbcTransactionManager(nowhere)),
                JdbcClient.create(nowhere),
                regular);
        assertThatCode(() -> cut.run(work, "Nothing was done", org -> {})).doesNotThrowAnyException();
        assertThat(output).contains("Nothing was done: ");
    }
}
