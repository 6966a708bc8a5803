package nl.kring.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A word of chance in each text that people wrote, of each circle and each file: whoever reads one reads that row. Who may is asked of
 * PostgreSQL, whose policies are another wall than the pages that are looked at; in which circles somebody is, of neither.
 */
final class Canaries implements AutoCloseable {
    private static final Pattern CANARY = Pattern.compile("Zq\\d+x[0-9a-f]{12}");
    /** Texts that the application wrote, or that are read as something else than words. */
    private static final Set<String> NO_WORDS = Set.of(
            "bridge.crossing.payload",
            "circle.alert_asked.how",
            "circle.alert_asked.phase",
            "circle.alert_line.hours",
            "circle.audience.rings",
            "circle.circle.source",
            "circle.circle_member.relation",
            "circle.circle_resident.postcode",
            "circle.consent.notice",
            "circle.consent.version",
            "circle.consent.wording",
            "circle.deed.kind",
            "circle.deed.topics",
            "circle.early_warning_plan.effort",
            "circle.entry.kind",
            "circle.given_by.template",
            "circle.imported.hash",
            "circle.imported.kind",
            "circle.imported.name_mark",
            "circle.imported.source",
            "circle.imported.source_id",
            "circle.imported_number.name_mark",
            "circle.imported_number.number",
            "circle.imported_number.source",
            "circle.invitation.address",
            "circle.invitation.known_by",
            "circle.invitation.relation",
            "circle.line_ask.hours",
            "circle.move.postcode",
            "circle.move.was_postcode",
            "circle.outside_contact.email",
            "circle.outside_contact.hours",
            "circle.outside_contact.may_tell",
            "circle.outside_contact.phone",
            "circle.paper_check.shown",
            "circle.phase_change.rule",
            "circle.plan_action.before",
            "circle.plan_draft.actions",
            "circle.plan_draft.signs",
            "circle.preset_rule.preset",
            "circle.preset_rule.ring",
            "circle.preset_rule.topic",
            "circle.recovery.address",
            "circle.representation.type",
            "circle.representation_request.type",
            "circle.silence_rule.days",
            "circle.topic_choice.topic",
            "circle.warning_sign.icon",
            "circle.warning_sign.rings",
            "circle.welcome.done",
            "municipal.report_content.phone",
            "municipal.report_content.postcode",
            "municipal.report_content.theme",
            "municipal.resident_file.next_postcode",
            "municipal.resident_file.postcode");

    /** A column that holds words. */
    record Column(int number, String table, String title, boolean list, boolean ofCircle) {
        String full() {
            return table + "." + title;
        }
    }

    /** Somebody, as PostgreSQL knows a person: nobody has no account. */
    record Person(Optional<UUID> account, Optional<UUID> staffOf) {
        static final Person NOBODY = new Person(Optional.empty(), Optional.empty());
    }

    private final Connection all;
    private final Map<Integer, Column> columns = new TreeMap<>();
    private final Map<String, UUID> circleOf = new HashMap<>();
    private final Map<Integer, Integer> planted = new TreeMap<>();

    Canaries(Path data) {
        try {
            var port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                    .get(3)
                    .strip();
            all = DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/kring",
                    "postgres",
                    Files.readString(data.resolve("passwords/postgres")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        words().forEach(column -> columns.put(column.number(), column));
    }

    /** In every text there is, without what else happens when a text is changed. */
    void plant() {
        run("set session_replication_role = replica");
        for (var column : columns.values()) {
            var canary = "'Zq" + column.number() + "x' || substr(md5(random()::text || t.ctid), 1, 12)";
            var title = "t.\"" + column.title() + '"';
            planted.put(
                    column.number(),
                    column.list()
                            ? run("update " + column.table() + " t set \"" + column.title()
                                    + "\" = (select array_agg(w || ' ' || " + canary + ") from unnest(" + title
                                    + ") w) where cardinality(" + title + ") > 0")
                            : run("update " + column.table() + " t set \"" + column.title() + "\" = left(" + title
                                    + ", 60) || ' ' || " + canary + " where " + title + " <> ''"));
        }
        run("set session_replication_role = origin");
        look();
    }

    /** Which circle each of them is of. */
    private void look() {
        columns.values().stream().filter(Column::ofCircle).forEach(this::look);
    }

    private void look(Column column) {
        var circle = column.table().equals("circle.circle") ? "id" : "circle_id";
        rows("select " + circle + "::text, \"" + column.title() + "\"::text from " + column.table() + " where \""
                        + column.title() + "\"::text like '%Zq%'")
                .forEach(
                        row -> in(row.get(1)).forEach(canary -> circleOf.put(canary, UUID.fromString(row.getFirst()))));
    }

    /** A new one, for what is written now in this circle. */
    String another(UUID circle) {
        var post = columns.values().stream()
                .filter(column -> column.full().equals("circle.post.text"))
                .findFirst()
                .orElseThrow();
        var canary = "Zq" + post.number() + "x"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        synchronized (this) {
            circleOf.put(canary, circle);
        }
        return canary;
    }

    private List<Column> words() {
        var found = new ArrayList<Column>();
        for (var row : rows("""
                select n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, -1),
                    coalesce((select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
                        where k.conrelid = c.oid and a.attnum = any (k.conkey) and k.contype = 'c'), ''),
                    exists (select 1 from pg_attribute i where i.attrelid = c.oid and i.attname = 'circle_id')
                        or c.relname = 'circle'
                from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('circle', 'municipal', 'bridge') and c.relkind in ('r', 'p') and a.attnum > 0
                    and not a.attisdropped and a.attgenerated = '' and format_type(a.atttypid, -1) in ('text', 'text[]', 'jsonb')
                order by 1, 2""")) {
            var full = row.get(0) + "." + row.get(1);
            var code = row.get(3).contains("(" + row.get(1) + " = ANY (ARRAY[")
                    || row.get(3).matches("(?s).*\\(" + row.get(1) + " = '[A-Z_]+'.*");
            if (!code && !NO_WORDS.contains(full)) {
                found.add(new Column(
                        found.size() + 1,
                        row.get(0),
                        row.get(1),
                        row.get(2).equals("text[]"),
                        row.get(0).startsWith("circle.") && row.get(4).equals("t")));
            }
        }
        return found;
    }

    /** What this person may read, by the policies. */
    Set<String> readableBy(Person person) {
        var readable = new HashSet<String>();
        try {
            all.setAutoCommit(false);
            try (var tell = all.prepareStatement(
                    "select set_config('kring.person', ?, true), set_config('kring.tenant', ?, true), set_config('role', ?, true)")) {
                tell.setString(1, person.account().map(UUID::toString).orElse(""));
                tell.setString(2, person.staffOf().map(UUID::toString).orElse(""));
                tell.setString(3, person.staffOf().isPresent() ? "kring_file" : "kring_circle");
                tell.execute();
            }
            for (var column : columns.values()) {
                var before = all.setSavepoint();
                try (var ask = all.createStatement();
                        var rows = ask.executeQuery("select \"" + column.title() + "\"::text from " + column.table()
                                + " where \"" + column.title() + "\"::text like '%Zq%'")) {
                    while (rows.next()) {
                        readable.addAll(in(rows.getString(1)));
                    }
                } catch (SQLException notAtAll) {
                    all.rollback(before);
                }
            }
            all.rollback();
            all.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return readable;
    }

    /** The circles that this person is in now. */
    Set<UUID> circlesOf(Person person) {
        var circles = new HashSet<UUID>();
        person.account()
                .ifPresent(account -> rows("select circle_id::text from circle.circle_member where account_id = '"
                                + account
                                + "' and ended_at is null union select circle_id::text from circle.circle_resident where account_id = '"
                                + account + "'")
                        .forEach(row -> circles.add(UUID.fromString(row.getFirst()))));
        return circles;
    }

    Optional<UUID> circleOf(String canary) {
        synchronized (this) {
            return Optional.ofNullable(circleOf.get(canary));
        }
    }

    String column(String canary) {
        var number = Integer.parseInt(canary.substring(2, canary.indexOf('x')));
        return Optional.ofNullable(columns.get(number)).map(Column::full).orElse("?");
    }

    /** How many were planted, and in how many columns. */
    int count() {
        return planted.values().stream().mapToInt(Integer::intValue).sum();
    }

    long columnsWithSome() {
        return planted.values().stream().filter(rows -> rows > 0).count();
    }

    /** Those in some text. */
    static Set<String> in(@Nullable String text) {
        var found = new TreeSet<String>();
        if (text != null) {
            CANARY.matcher(text).results().forEach(one -> found.add(one.group()));
        }
        return found;
    }

    /** Those in what came back, also in a file of files. */
    static Set<String> in(byte[] body) {
        if (body.length > 3 && body[0] == 'P' && body[1] == 'K') {
            var found = new TreeSet<String>();
            try (var files = new ZipInputStream(new java.io.ByteArrayInputStream(body))) {
                while (files.getNextEntry() != null) {
                    found.addAll(in(new String(files.readAllBytes(), StandardCharsets.UTF_8)));
                }
            } catch (IOException cutOff) {
                throw new UncheckedIOException(cutOff);
            }
            return found;
        }
        return in(new String(body, StandardCharsets.ISO_8859_1));
    }

    int run(String sql) {
        try (var act = all.createStatement()) {
            return act.execute(sql) ? 0 : act.getUpdateCount();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    List<List<String>> rows(String sql) {
        try (var ask = all.createStatement();
                var rows = ask.executeQuery(sql)) {
            var found = new ArrayList<List<String>>();
            var width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (var n = 1; n <= width; n++) {
                    row.add(Optional.ofNullable(rows.getString(n)).orElse(""));
                }
                found.add(row);
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    Map<String, Person> peopleOfTheDemo() {
        var people = new LinkedHashMap<String, Person>();
        rows("select p.name, p.account_id::text, coalesce(a.tenant_id::text, '') from common.demo_person p "
                        + "left join (select id, case when is_staff then tenant_id end as tenant_id from common.account) a on a.id = p.account_id "
                        + "order by p.position")
                .forEach(row -> people.put(
                        row.get(0),
                        new Person(
                                Optional.of(UUID.fromString(row.get(1))),
                                Optional.of(row.get(2))
                                        .filter(id -> !id.isEmpty())
                                        .map(UUID::fromString))));
        return people;
    }

    @Override
    public void close() throws SQLException {
        all.close();
    }
}
