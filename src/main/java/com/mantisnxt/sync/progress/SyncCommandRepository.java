package com.mantisnxt.sync.progress;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SyncCommandRepository extends Repository<SyncCommand, UUID> {

    SyncCommand save(SyncCommand command);

    Optional<SyncCommand> findByOrgIdAndId(UUID orgId, UUID id);

    /** Which sync a command is for that can be fetched at an address; read without the command, whose sync is locked first. */
    @Query("""
            select c.syncId from SyncCommand c
             where c.orgId = :orgId and c.id = :id and (c.syncId = :address or c.alsoAt = :address)
            """)
    Optional<String> findSyncOf(UUID orgId, UUID id, String address);

    /** What nobody will answer any more. */
    @Modifying
    @Query("""
            update SyncCommand c set c.outcome = 'expired', c.acknowledgedAt = :now
             where c.orgId = :orgId and c.syncId = :syncId and c.outcome is null
            """)
    void expire(UUID orgId, String syncId, Instant now);

    @Query("select c from SyncCommand c where c.orgId = :orgId and c.outcome is null order by c.requestedAt")
    List<SyncCommand> findOpen(UUID orgId);

    @Query(
            "select c from SyncCommand c where c.orgId = :orgId and c.syncId = :syncId and c.outcome is null order by c.requestedAt")
    List<SyncCommand> findOpen(UUID orgId, String syncId);

    /** Locked: what is withdrawn at the same moment is either handed out or no longer here. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select c from SyncCommand c
             where c.orgId = :orgId and (c.syncId = :address or c.alsoAt = :address) and c.outcome is null
             order by c.requestedAt
            """)
    List<SyncCommand> findOpenAt(UUID orgId, String address);

    @Query("""
            select count(c) > 0 from SyncCommand c
             where c.orgId = :orgId and c.syncId = :syncId and c.kind = 'apply'
               and c.deliveredAt is null and (c.outcome is null or c.outcome = 'expired')
            """)
    boolean hasUnfetchedOrder(UUID orgId, String syncId);

    /** Also one whose wait on the board was ended. */
    @Modifying
    @Query("""
            update SyncCommand c set c.outcome = 'withdrawn', c.acknowledgedAt = :now
             where c.orgId = :orgId and c.syncId = :syncId and c.kind = 'apply'
               and c.deliveredAt is null and (c.outcome is null or c.outcome = 'expired')
            """)
    int withdrawOrder(UUID orgId, String syncId, Instant now);
}
