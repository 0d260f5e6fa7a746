package com.mantisnxt.sync.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says at start when the database knows letters of ASCII only: texts in other scripts would not be found. */
final class LocaleCheck implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(LocaleCheck.class);

    private static final String CTYPE = """
            select datctype
              from pg_database
             where datname = current_database()
               and datctype in ('C', 'POSIX')
            """;

    private final JdbcClient jdbc;

    LocaleCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        jdbc.sql(CTYPE)
                .query(String.class)
                .optional()
                .ifPresent(ctype -> log.warn(
                        "The database's character type is {}: error texts in Cyrillic, Greek and the like can't be searched."
                                + " Make it with lc_ctype C.UTF-8 and restore a dump into it.",
                        ctype));
    }
}
