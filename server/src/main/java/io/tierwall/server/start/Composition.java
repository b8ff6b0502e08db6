package io.tierwall.server.start;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import io.tierwall.model.IntentPath;
import io.tierwall.server.analysis.ClusterFindings;
import io.tierwall.server.analysis.ClusterPictures;
import io.tierwall.server.analysis.QuestionedClusters;
import io.tierwall.server.audit.AuditLog;
import io.tierwall.server.auth.Accounts;
import io.tierwall.server.auth.Authenticator;
import io.tierwall.server.auth.FailureDelays;
import io.tierwall.server.auth.Sessions;
import io.tierwall.server.backup.Backups;
import io.tierwall.server.clusters.Clusters;
import io.tierwall.server.clusters.Heartbeats;
import io.tierwall.server.clusters.Registration;
import io.tierwall.server.drafts.Drafts;
import io.tierwall.server.drift.DriftLog;
import io.tierwall.server.events.EventLog;
import io.tierwall.server.guardrail.GuardrailGate;
import io.tierwall.server.guardrail.GuardrailStore;
import io.tierwall.server.guardrail.GuardrailWatch;
import io.tierwall.server.guardrail.Waivers;
import io.tierwall.server.membership.Memberships;
import io.tierwall.server.people.AccountAdministration;
import io.tierwall.server.people.RoleAdministration;
import io.tierwall.server.proof.Proofs;
import io.tierwall.server.publish.PartialPatchSwitch;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.realization.PublishTimes;
import io.tierwall.server.realization.Realizations;
import io.tierwall.server.setting.FirewallConfiguration;
import io.tierwall.server.setting.SettingObjects;
import io.tierwall.server.statistics.Statistics;
import io.tierwall.store.SettingStore;
import io.tierwall.sync.ClusterSync;
import io.tierwall.sync.inventory.Inventory;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;

/** Puts the parts together; the only place where they learn of each other. */
@Singleton
public final class Composition {

    /** How long a guardrail may be broken by what runs in a cluster before anybody is told. */
    private static final Duration GUARDRAIL_INTERVAL = Duration.ofSeconds(10);

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    @DefaultBean
    Manager manager() {
        return OpenedManager.take().orElseThrow(() -> new IllegalStateException("Main opens the manager first"));
    }

    void close(@Disposes Manager manager) {
        manager.close();
    }

    @Produces
    @Singleton
    Readiness readiness(Manager manager) {
        return manager.readiness();
    }

    @Produces
    @Singleton
    Publisher publisher(Manager manager) {
        return manager.publisher();
    }

    @Produces
    @Singleton
    Clusters clusters(Manager manager) {
        return manager.clusters();
    }

    @Produces
    @Singleton
    Registration registration(Manager manager) {
        return manager.registration();
    }

    @Produces
    @Singleton
    Statistics statistics(Manager manager) {
        return manager.statistics();
    }

    @Produces
    @Singleton
    Realizations realizations(Clusters clusters) {
        return new Realizations(clusters::sync);
    }

    @Produces
    @Singleton
    Memberships memberships(Clusters clusters, Publisher publisher, Clock clock) {
        Memberships memberships = new Memberships(inventories(clusters, clock));
        memberships.follow(publisher);
        return memberships;
    }

    @Produces
    @Singleton
    ClusterPictures pictures(Clusters clusters, Publisher publisher, Clock clock) {
        ClusterPictures pictures = new ClusterPictures(inventories(clusters, clock), clock);
        pictures.follow(publisher);
        return pictures;
    }

    private static Function<IntentPath, Inventory> inventories(Clusters clusters, Clock clock) {
        return path -> clusters.sync(path)
                .map(ClusterSync::inventory)
                .orElseGet(() -> Inventory.unknown(clock.instant(), "the cluster is not registered"));
    }

    @Produces
    @Singleton
    QuestionedClusters questionedClusters(Publisher publisher, ClusterPictures pictures) {
        return new QuestionedClusters(publisher, pictures);
    }

    @Produces
    @Singleton
    Proofs proofs(QuestionedClusters questioned, Clusters clusters, Clock clock) {
        return new Proofs(questioned, clusters, clock);
    }

    @Produces
    @Singleton
    ClusterFindings clusterFindings(ClusterPictures pictures, Statistics statistics) {
        return new ClusterFindings(pictures, statistics::of);
    }

    @Produces
    @Singleton
    AuditLog auditLog(Manager manager) {
        return manager.audit();
    }

    @Produces
    @Singleton
    Backups backups(Manager manager) {
        return manager.backups();
    }

    @Produces
    @Singleton
    PublishTimes publishTimes(Manager manager) {
        return manager.publishTimes();
    }

    @Produces
    @Singleton
    DriftLog driftLog(Manager manager) {
        return manager.drift();
    }

    @Produces
    @Singleton
    EventLog eventLog(Manager manager) {
        return manager.events();
    }

    @Produces
    @Singleton
    SettingStore settings(Manager manager) {
        return manager.settings();
    }

    @Produces
    @Singleton
    PartialPatchSwitch partialPatch(SettingStore settings) {
        return PartialPatchSwitch.open(settings);
    }

    @Produces
    @Singleton
    Drafts drafts(Publisher publisher, SettingStore store, SettingObjects settings, Clock clock) {
        return new Drafts(publisher, store, clock, UUID::randomUUID, () -> FirewallConfiguration.autoDrafts(settings));
    }

    @Produces
    @Singleton
    SettingObjects settingObjects(SettingStore store, Clock clock) {
        return new SettingObjects(store, clock);
    }

    /** Made at once, since it has to hear of every cluster that is deregistered. */
    @Produces
    @Singleton
    @Startup
    Heartbeats heartbeats(SettingObjects settings, Publisher publisher) {
        Heartbeats heartbeats = new Heartbeats(settings);
        heartbeats.follow(publisher);
        return heartbeats;
    }

    @Produces
    @Singleton
    Sessions sessions(Clock clock) {
        return new Sessions(clock, new SecureRandom());
    }

    @Produces
    @Singleton
    Authenticator authenticator(Accounts accounts, Sessions sessions) {
        return new Authenticator(accounts, sessions);
    }

    @Produces
    @Singleton
    Accounts accounts(Manager manager) {
        return manager.accounts();
    }

    @Produces
    @Singleton
    RoleAdministration roles(Manager manager) {
        return manager.roles();
    }

    @Produces
    @Singleton
    AccountAdministration accountAdministration(Accounts accounts, RoleAdministration roles, Clock clock) {
        return new AccountAdministration(accounts, roles, clock);
    }

    @Produces
    @Singleton
    FailureDelays failureDelays(Clock clock) {
        return new FailureDelays(clock);
    }

    @Produces
    @Singleton
    GuardrailStore guardrails(SettingStore store, Clock clock) {
        return new GuardrailStore(store, clock);
    }

    @Produces
    @Singleton
    Waivers waivers(SettingStore store) {
        return new Waivers(store);
    }

    @Produces
    @Singleton
    GuardrailWatch guardrailWatch(
            GuardrailStore guardrails, ClusterPictures pictures, Publisher publisher, EventLog events) {
        return new GuardrailWatch(guardrails, pictures, publisher::current, events);
    }

    /** Made at once, since nothing may be published past the gate. */
    @Produces
    @Singleton
    @Startup
    GuardrailGate guardrailGate(
            GuardrailStore guardrails, ClusterPictures pictures, Waivers waivers, Publisher publisher, Clock clock) {
        GuardrailGate gate = new GuardrailGate(guardrails, pictures, waivers, clock);
        publisher.guard(gate);
        return gate;
    }

    @Produces
    @Singleton
    @Startup
    Rounds guardrailRounds(GuardrailWatch watch) {
        return Rounds.start("guardrails", GUARDRAIL_INTERVAL, watch::look);
    }

    void close(@Disposes Rounds rounds) {
        rounds.close();
    }
}
