package io.tierwall.store.sqlite;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The tables, version by version. */
final class Schema {

    private Schema() {}

    /** Refuses what a later version has made, which by default would be passed over. */
    static FluentConfiguration of(DataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/sqlite")
                .ignoreMigrationPatterns(new String[0]);
    }
}
