package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks the catalogue, so that a table added tomorrow is held to the same rules. Each query lists what breaks one. */
@ParameterizedClass
@EnumSource(TestServer.class)
class IsolationWalkTest {

    private static final String TABLES_OF_ORGANISATIONS = """
            select c.oid, c.oid::regclass::text as name, c.relrowsecurity, c.relforcerowsecurity, c.relispartition
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
              join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p')
               and n.nspname not in ('pg_catalog', 'information_schema')
            """;

    @Parameter
    TestServer server;

    private Session administrator;

    @BeforeEach
    void lookBehindThePolicies() {
        administrator = server.shared().asAdministrator();
    }

    @AfterEach
    void leave() {
        administrator.close();
    }

    @Test
    void findsTheTablesItIsToGuard() {
        assertThat(administrator.values(String.class, "select name from (" + TABLES_OF_ORGANISATIONS + ") t"))
                .contains(
                        "auth.users_extended",
                        "sync_progress",
                        "sync_preview_cache",
                        "sync_activity_log",
                        "sync_activity_log_future",
                        "sync_console.sync_progress_sample",
                        "sync_console.sync_command",
                        "sync_console.start_key",
                        "sync_console.quarantined_activity");
    }

    @Test
    void rowLevelSecurityIsEnabledAndForcedEverywhere() {
        assertThat(administrator.values(
                        String.class,
                        "select name from (" + TABLES_OF_ORGANISATIONS
                                + ") t where not (relrowsecurity and relforcerowsecurity)"))
                .isEmpty();
    }

    @Test
    void noPartitionIsGrantedToAnybodyOrHasAPolicyOfItsOwn() {
        assertThat(administrator.values(
                        String.class,
                        "select c.oid::regclass::text from pg_class c where c.relispartition and c.relkind in ('r', 'p')"
                                + " and exists (select from aclexplode(c.relacl) a where a.grantee <> c.relowner)"
                                + " union all select a.attrelid::regclass || '.' || a.attname from pg_attribute a"
                                + " join pg_class c on c.oid = a.attrelid where c.relispartition and a.attacl is not null"
                                + " union all select polname || ' on ' || polrelid::regclass from pg_policy"
                                + " join pg_class c on c.oid = polrelid where c.relispartition"))
                .isEmpty();
    }

    /** A key of its own would tell one organisation of another's; the random ids of the contract tell nothing. */
    @Test
    void everyUniqueKeyBeginsWithOrContainsTheOrganisation() {
        assertThat(administrator.values(
                        String.class, "select i.indexrelid::regclass::text from (" + TABLES_OF_ORGANISATIONS + """
                                ) t
                                  join pg_index i on i.indrelid = t.oid and i.indisunique
                                 where not exists (
                                           select from pg_attribute a
                                            where a.attrelid = i.indexrelid and a.attname = 'org_id')
                                   and not (i.indisprimary
                                            and (pg_get_indexdef(i.indexrelid) like '%(id)'
                                                 or pg_get_indexdef(i.indexrelid) like '%(id, created_at)'))
                                """))
                .containsExactly("auth.users_extended_email_key");
    }

    @Test
    void nobodyMayTruncateOrReferOrMakeTriggers() {
        assertThat(administrator.values(
                        String.class,
                        "select name || ' ' || a.privilege_type || ' to ' || a.grantee::regrole from ("
                                + TABLES_OF_ORGANISATIONS
                                + ") t join pg_class c on c.oid = t.oid cross join lateral aclexplode(c.relacl) a"
                                + " where a.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN')"
                                + " and a.grantee <> c.relowner"))
                .isEmpty();
    }

    @Test
    void everyPolicyForCallersComparesTheOrganisationOfTheSession() {
        assertThat(administrator.values(
                        String.class, "select p.polname || ' on ' || t.name from (" + TABLES_OF_ORGANISATIONS + """
                                ) t
                                  join pg_policy p on p.polrelid = t.oid
                                 cross join lateral (values
                                       (pg_get_expr(p.polqual, p.polrelid)),
                                       (pg_get_expr(p.polwithcheck, p.polrelid))) e (expression)
                                 where e.expression is not null
                                   and e.expression <> 'false'
                                   and p.polroles && array[0::oid, 'authenticated'::regrole::oid, 'sync_app'::regrole::oid]
                                   and e.expression !~ '^\\(org_id = \\( SELECT .*app.current_org_id.*$'
                                """))
                .isEmpty();
    }

    @Test
    void onlyRolesThatNobodyCanBecomeSeeBeyondAnOrganisation() {
        assertThat(administrator.values(
                        String.class,
                        "select distinct r::regrole::text from pg_policy p cross join lateral unnest(p.polroles) r"
                                + " where r <> 0 and r not in ('authenticated'::regrole, 'sync_app'::regrole)"))
                .isSubsetOf("sync_system", "sync_search");
        assertThat(administrator.values(
                        String.class,
                        "select rolname from pg_roles where rolname in ('sync_system', 'sync_search', 'authenticated')"
                                + " and (rolcanlogin or rolsuper or rolbypassrls)"))
                .isEmpty();
    }

    @Test
    void everyFunctionHasAFixedSearchPath() {
        assertThat(administrator.values(String.class, """
                        select p.oid::regprocedure::text
                          from pg_proc p
                         where p.pronamespace::regnamespace::text in ('public', 'auth', 'sync_console')
                           and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
                           and not exists (
                                   select from unnest(p.proconfig) c
                                    where c in ('search_path=pg_catalog, pg_temp', 'search_path=""'))
                         order by 1
                        """))
                // Inlined, and qualified word by word: a path of its own would only cost.
                .isSubsetOf("sync_console.progress_clock()");
    }

    @Test
    void functionsThatRunAsAnotherBelongToARoleThatOwnsNoTable() {
        assertThat(administrator.values(String.class, """
                        select p.oid::regprocedure::text
                          from pg_proc p
                         where p.prosecdef
                           and p.pronamespace::regnamespace::text in ('public', 'auth', 'sync_console')
                           and p.proowner not in ('sync_system'::regrole, 'sync_search'::regrole)
                        """)).isEmpty();
        assertThat(administrator.values(
                        String.class,
                        "select oid::regclass::text from pg_class"
                                + " where relowner in ('sync_system'::regrole, 'sync_search'::regrole)"))
                .isEmpty();
    }

    @Test
    void noFunctionIsLeftToEverybody() {
        assertThat(administrator.values(String.class, """
                        select p.oid::regprocedure::text
                          from pg_proc p
                         cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                         where a.grantee = 0
                           and p.pronamespace::regnamespace::text in ('public', 'auth', 'sync_console')
                           and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
                        """)).isEmpty();
    }

    @Test
    void theApplicationOwnsNothingAndCanBecomeNobody() {
        assertThat(
                        administrator.values(
                                String.class,
                                "select d.objid::text from pg_shdepend d"
                                        + " where d.deptype = 'o' and d.refobjid in ('sync_app'::regrole, 'authenticated'::regrole)"))
                .isEmpty();
        assertThat(administrator.values(
                        String.class,
                        "select rolname from pg_roles where pg_has_role('sync_app', oid, 'member') order by 1"))
                .containsExactly("authenticated", "sync_app");
        assertThat(administrator.row("select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
                        + " from pg_roles where rolname = 'sync_app'"))
                .doesNotContainValue(true);
        assertThat(administrator.values(
                        String.class,
                        "select nspname from pg_namespace where nspname in ('public', 'auth', 'sync_console')"
                                + " and has_schema_privilege('sync_app', oid, 'create')"))
                .isEmpty();
    }
}
