package com.mantisnxt.sync.activity.views;

import com.mantisnxt.sync.activity.views.ViewStore.Change;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Searches that people keep under a name. Everybody keeps their own; to share one with the organisation needs the right to
 * steer, and administrators may change what is shared, so that nothing outlives its owner unattended.
 */
@Service
public class SavedViews {

    public static final int LONGEST_NAME = 80;

    static final int MOST = 100;

    private final CurrentCaller currentCaller;
    private final ViewStore store;
    private final AuditEntries trail;

    SavedViews(CurrentCaller currentCaller, ViewStore store, AuditEntries trail) {
        this.currentCaller = currentCaller;
        this.store = store;
        this.trail = trail;
    }

    /** The caller's own first, each part by name. */
    @Transactional(readOnly = true)
    public List<SavedView> list() {
        return store.list(reader());
    }

    /** @throws ViewRefused where the caller sees no such view */
    @Transactional(readOnly = true)
    public SavedView get(UUID id) {
        return store.find(reader(), id).orElseThrow(ViewRefused::unknown);
    }

    /** Whether the caller may share; a courtesy to screens, looked at again when it is done. */
    public boolean mayShare() {
        return currentCaller.find().filter(who -> who.may(Right.STEER)).isPresent();
    }

    @Transactional
    public SavedView save(String name, KeptSearch search, boolean shared) {
        Caller caller = person();
        String kept = checked(name);
        if (shared) {
            currentCaller.require(Right.STEER);
        }
        if (store.countOwn(caller) >= MOST) {
            throw ViewRefused.tooMany(MOST);
        }
        UUID id = store.add(caller, kept, search, shared);
        if (shared) {
            trail.add("activity_view_shared", kept, Map.of());
        }
        return get(id);
    }

    @Transactional
    public SavedView rename(UUID id, String name) {
        String kept = checked(name);
        return change(changeable(id), Change.of(kept));
    }

    /** Takes another search into a view's place; its name and its link stay. */
    @Transactional
    public SavedView replace(UUID id, KeptSearch search) {
        return change(changeable(id), Change.of(search));
    }

    @Transactional
    public SavedView share(UUID id, boolean shared) {
        currentCaller.require(Right.STEER);
        SavedView view = changeable(id);
        if (view.shared() == shared) {
            return view;
        }
        // what is no longer shared is only its owner's: an administrator sees it no more
        store.change(person(), id, Change.of(shared));
        trail.add(shared ? "activity_view_shared" : "activity_view_unshared", view.name(), Map.of());
        return store.find(person(), id).orElse(view);
    }

    @Transactional
    public void delete(UUID id) {
        SavedView view = changeable(id);
        store.remove(person(), id);
        if (view.shared()) {
            trail.add("activity_view_deleted", view.name(), Map.of("owner", view.ownerName()));
        }
    }

    private SavedView change(SavedView view, Change change) {
        store.change(person(), view.id(), change);
        SavedView changed = get(view.id());
        if (view.shared()) {
            trail.add("activity_view_changed", view.name(), Map.of("owner", view.ownerName(), "name", changed.name()));
        }
        return changed;
    }

    private SavedView changeable(UUID id) {
        SavedView view = get(id);
        if (!view.isChangeable()) {
            throw ViewRefused.notYours();
        }
        return view;
    }

    private Caller reader() {
        return currentCaller.require(Right.READ);
    }

    private Caller person() {
        Caller caller = reader();
        if (caller.user() == null) {
            throw ViewRefused.nobody();
        }
        return caller;
    }

    private static String checked(String name) {
        String kept = name.strip();
        if (kept.isEmpty() || kept.length() > LONGEST_NAME) {
            throw new InvalidInput("invalid_name", "name", "A name has 1 to " + LONGEST_NAME + " characters.");
        }
        if (kept.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("invalid_name", "name", "A name is one line of text.");
        }
        return kept;
    }
}
