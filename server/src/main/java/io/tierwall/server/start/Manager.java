package io.tierwall.server.start;

import io.tierwall.server.audit.AuditLog;
import io.tierwall.server.auth.Accounts;
import io.tierwall.server.backup.Backups;
import io.tierwall.server.clusters.AccessReports;
import io.tierwall.server.clusters.ClusterConnector;
import io.tierwall.server.clusters.Clusters;
import io.tierwall.server.clusters.Registration;
import io.tierwall.server.drift.DriftLog;
import io.tierwall.server.events.ClusterNews;
import io.tierwall.server.events.EventLog;
import io.tierwall.server.people.RoleAdministration;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.realization.PublishTimes;
import io.tierwall.server.statistics.Statistics;
import io.tierwall.store.SecretCipher;
import io.tierwall.store.SettingStore;
import io.tierwall.store.StoreException;
import io.tierwall.store.sqlite.SqliteDatabase;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The manager without its HTTP: everything that one data directory holds, opened and connected. */
public final class Manager implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Manager.class);

    /** Time ends alarms, and it need not be noticed at once. */
    private static final Duration ALARM_INTERVAL = Duration.ofSeconds(30);

    /** So late it may be stored, and told to those who watch, how a request was answered. */
    private static final Duration AUDIT_INTERVAL = Duration.ofSeconds(1);

    private final Disk disk;
    private final People people;
    private final Publisher publisher;
    private final Clusters clusters;
    private final Registration registration;
    private final Records records;
    private final Readiness readiness;
    private final List<Rounds> rounds;

    private Manager(Disk disk, People people, Readiness readiness, Parts parts) {
        this.disk = disk;
        this.people = people;
        this.publisher = parts.publisher();
        this.clusters = parts.clusters();
        this.registration = parts.registration();
        this.records = parts.records();
        this.readiness = readiness;
        this.rounds = parts.rounds();
    }

    /** What lasts. */
    private record Disk(DataDirectory data, SqliteDatabase database, Backups backups) {}

    private record Parts(
            Publisher publisher, Clusters clusters, Registration registration, Records records, List<Rounds> rounds) {}

    /** Who there is, and who may do what. */
    private record People(Accounts accounts, RoleAdministration roles) {}

    /** What is kept of what happens, here and in clusters. */
    private record Records(
            AuditLog audit, PublishTimes times, DriftLog drift, EventLog events, Statistics statistics) {}

    /**
     * Opens a data directory, makes what is missing in it, and starts the syncs of the clusters registered there.
     *
     * @throws StartException when that cannot be done
     */
    public static Manager open(Settings settings, ClusterConnector connector, Clock clock) {
        SecureRandom random = new SecureRandom();
        DataDirectory data = DataDirectory.open(settings.data());
        try {
            new ServerCertificate(clock, random).prepare(data);
            String password = AdminPassword.find(settings.adminPassword(), data, random);
            Backups backups = backups(data, clock);
            SqliteDatabase database = database(data, random);
            People people = people(data, database, password, clock);
            Readiness readiness = new Readiness(settings.input() != Settings.Input.ENDS_AND_READIES);
            return new Manager(
                    new Disk(data, database, backups), people, readiness, parts(data, database, connector, clock));
        } catch (StartException e) {
            close(data);
            throw e;
        }
    }

    private static Backups backups(DataDirectory data, Clock clock) {
        try {
            return Backups.open(data.backups(), data.database(), clock);
        } catch (IOException e) {
            throw new StartException("the directory for backups cannot be used: " + DataDirectory.reason(e), e);
        }
    }

    private static SqliteDatabase database(DataDirectory data, SecureRandom random) {
        try {
            return SqliteDatabase.open(data.database(), SecretCipher.withKeyIn(data.secretKey(), random));
        } catch (IOException e) {
            throw new StartException("the key for secrets cannot be used: " + DataDirectory.reason(e), e);
        } catch (StoreException e) {
            throw unreadable(data, e);
        }
    }

    private static StartException unreadable(DataDirectory data, RuntimeException e) {
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new StartException(
                "the database " + data.database() + " cannot be read; restore it from a backup (" + reason + ")", e);
    }

    private static People people(DataDirectory data, SqliteDatabase database, String adminPassword, Clock clock) {
        try {
            Accounts accounts =
                    Accounts.open(adminPassword, database.settings(), database.secrets(), new SecureRandom(), clock);
            return new People(
                    accounts, RoleAdministration.open(accounts, database.settings(), clock, UUID::randomUUID));
        } catch (StoreException | IllegalArgumentException | DateTimeException e) {
            database.close();
            throw unreadable(data, e);
        }
    }

    private static Parts parts(DataDirectory data, SqliteDatabase database, ClusterConnector connector, Clock clock) {
        try {
            Publisher publisher = Publisher.open(database.documents(), clock, UUID::randomUUID);
            Clusters clusters = new Clusters(
                    publisher, database.secrets(), AccessReports.open(database.settings()), connector, clock);
            EventLog events = new EventLog(UUID.randomUUID().toString());
            AuditLog audit = AuditLog.open(database.audit(), clock, () -> events.append("audit", Map.of()));
            publisher.guard((author, next) -> author.request()
                    .map(request -> () -> audit.published(request, next.after().revision())));
            Records records = new Records(
                    audit,
                    PublishTimes.open(database.publishTimes()),
                    DriftLog.open(database.drift(), clock),
                    events,
                    new Statistics(database.counters(), publisher::current, clock));
            ClusterNews news =
                    new ClusterNews(records.times(), records.drift(), records.events(), records.statistics(), clock);
            publisher.listen(news::published);
            clusters.start(news);
            Registration registration = new Registration(publisher, clusters, connector, UUID::randomUUID);
            List<Rounds> rounds = List.of(
                    Rounds.start("alarms", ALARM_INTERVAL, news::settle),
                    Rounds.start("audit", AUDIT_INTERVAL, audit::save));
            return new Parts(publisher, clusters, registration, records, rounds);
        } catch (StoreException | IllegalArgumentException e) {
            database.close();
            throw unreadable(data, e);
        }
    }

    public Accounts accounts() {
        return people.accounts();
    }

    public RoleAdministration roles() {
        return people.roles();
    }

    public Publisher publisher() {
        return publisher;
    }

    public Clusters clusters() {
        return clusters;
    }

    public Registration registration() {
        return registration;
    }

    public SettingStore settings() {
        return disk.database().settings();
    }

    public Backups backups() {
        return disk.backups();
    }

    public Readiness readiness() {
        return readiness;
    }

    public AuditLog audit() {
        return records.audit();
    }

    public PublishTimes publishTimes() {
        return records.times();
    }

    public DriftLog drift() {
        return records.drift();
    }

    public EventLog events() {
        return records.events();
    }

    public Statistics statistics() {
        return records.statistics();
    }

    /** Ends the syncs and lets go of the data directory. The clusters stay as they are. */
    @Override
    public void close() {
        clusters.close();
        rounds.forEach(Rounds::close);
        records.audit().save();
        disk.database().close();
        close(disk.data());
    }

    private static void close(DataDirectory data) {
        try {
            data.close();
        } catch (IOException e) {
            LOG.warn("the data directory {} could not be released: {}", data, e.getMessage());
        }
    }
}
