package com.mantisnxt.sync.progress;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SyncProgressRepository extends Repository<SyncProgress, UUID> {

    Optional<SyncProgress> findByOrgIdAndSyncId(UUID orgId, String syncId);

    Optional<SyncProgress> findByOrgIdAndId(UUID orgId, UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from SyncProgress p where p.orgId = :orgId and p.syncId = :syncId")
    Optional<SyncProgress> lock(UUID orgId, String syncId);

    List<SyncProgress> findByOrgIdAndIdIn(UUID orgId, Collection<UUID> ids);

    List<SyncProgress> findByOrgIdAndSyncIdIn(UUID orgId, Collection<String> syncIds);

    @Query("""
            select p from SyncProgress p
             where p.orgId = :orgId and p.completedAt is null
               and (p.startedAt > :at or p.startedAt = :at and p.id > :id)
             order by p.startedAt, p.id
            """)
    List<SyncProgress> findActive(UUID orgId, Instant at, UUID id, Limit limit);

    @Query("""
            select p from SyncProgress p
             where p.orgId = :orgId and p.completedAt is not null
             order by p.completedAt desc, p.id desc
            """)
    List<SyncProgress> findFinished(UUID orgId, Limit limit);

    @Query("""
            select p from SyncProgress p
             where p.orgId = :orgId and p.completedAt is not null
               and (p.completedAt < :at or p.completedAt = :at and p.id < :id)
             order by p.completedAt desc, p.id desc
            """)
    List<SyncProgress> findFinished(UUID orgId, Instant at, UUID id, Limit limit);
}
