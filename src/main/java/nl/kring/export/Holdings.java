package nl.kring.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import nl.kring.agenda.AgendaService;
import nl.kring.agenda.AppointmentView;
import nl.kring.carer.CarerAnswer;
import nl.kring.carer.CarerService;
import nl.kring.circle.Act;
import nl.kring.circle.Address;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.ConsentView;
import nl.kring.circle.DoneService;
import nl.kring.circle.LogLine;
import nl.kring.circle.MemberView;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.doubt.DoubtService;
import nl.kring.export.Item.Picture;
import nl.kring.export.Item.Word;
import nl.kring.farewell.AfterwardsService;
import nl.kring.farewell.FarewellService;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.NumberService;
import nl.kring.identity.OwnNumber;
import nl.kring.invite.InvitationService;
import nl.kring.invite.InvitationState;
import nl.kring.invite.InvitationView;
import nl.kring.invite.SketchService;
import nl.kring.moving.MoveService;
import nl.kring.need.NeedService;
import nl.kring.need.NeedView;
import nl.kring.platform.NotFound;
import nl.kring.representation.RepresentationService;
import nl.kring.task.ReadingTasks;
import nl.kring.timeline.EarlierWords;
import nl.kring.timeline.EditingService;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.Feed;
import nl.kring.timeline.KindView;
import nl.kring.timeline.NoteService;
import nl.kring.timeline.PhotoView;
import nl.kring.timeline.PostView;
import nl.kring.timeline.TimelineService;
import nl.kring.told.OnPaperService;
import nl.kring.told.ToldService;
import nl.kring.watch.ConsultationService;
import nl.kring.watch.ObservationView;
import nl.kring.watch.PlanDraft;
import nl.kring.watch.PlanService;
import nl.kring.watch.PlanView;
import nl.kring.watch.WatchHistory;
import nl.kring.watch.WatchService;
import org.springframework.stereotype.Component;

/** What there is to take along, asked from the same services as the pages ask: what a page would not show is not in it. */
@Component
class Holdings {
    private final CircleService circles;
    private final AccountService accounts;
    private final SketchService sketches;
    private final InvitationService invitations;
    private final NeedService needs;
    private final WatchService watch;
    private final PlanService making;
    private final ConsentService consents;
    private final DoneService done;
    private final WatchHistory history;
    private final ConsultationService together;
    private final AfterwardsService afterwards;
    private final FarewellService farewell;
    private final RepresentationService representations;
    private final MoveService moves;
    private final BringService brought;
    private final DoubtService doubts;
    private final Feed feed;
    private final TimelineService timeline;
    private final EditingService editing;
    private final NoteService notes;
    private final ReadingTasks tasks;
    private final AgendaService agenda;
    private final ToldService told;
    private final OnPaperService papers;
    private final NumberService numbers;
    private final CarerService carers;

    Holdings(
            CircleService circles,
            AccountService accounts,
            SketchService sketches,
            InvitationService invitations,
            NeedService needs,
            WatchService watch,
            PlanService making,
            ConsentService consents,
            DoneService done,
            WatchHistory history,
            ConsultationService together,
            AfterwardsService afterwards,
            FarewellService farewell,
            RepresentationService representations,
            MoveService moves,
            BringService brought,
            DoubtService doubts,
            Feed feed,
            TimelineService timeline,
            EditingService editing,
            ReadingTasks tasks,
            AgendaService agenda,
            NoteService notes,
            ToldService told,
            OnPaperService papers,
            NumberService numbers,
            CarerService carers) {
        this.circles = circles;
        this.accounts = accounts;
        this.sketches = sketches;
        this.invitations = invitations;
        this.needs = needs;
        this.watch = watch;
        this.making = making;
        this.consents = consents;
        this.done = done;
        this.history = history;
        this.together = together;
        this.afterwards = afterwards;
        this.farewell = farewell;
        this.representations = representations;
        this.moves = moves;
        this.brought = brought;
        this.doubts = doubts;
        this.feed = feed;
        this.timeline = timeline;
        this.editing = editing;
        this.notes = notes;
        this.tasks = tasks;
        this.agenda = agenda;
        this.told = told;
        this.papers = papers;
        this.numbers = numbers;
        this.carers = carers;
    }

    List<Section> of(Seat seat) {
        return seat.isResident() ? circle(seat) : own(seat);
    }

    /** Everything that the resident may read, or who speaks for her. */
    List<Section> circle(Seat seat) {
        var circle = seat.circle();
        var sections = new ArrayList<Section>();
        sections.add(new Section("me", () -> Stream.of(resident(seat))));
        sections.add(new Section(
                "members", () -> circles.view(circle).members().stream().map(Holdings::member)));
        sections.add(consents(circle));
        if (seat.can(Act.SKETCH)) {
            sections.add(
                    new Section("sketch", () -> sketches.names(circle).stream().map(name -> Item.of()
                            .with("firstName", name.firstName())
                            .with("ring", Word.of(name.ring(), "circle.ring.")))));
        }
        if (seat.can(Act.PROPOSE_MEMBER)) {
            sections.add(new Section(
                    "invitations", () -> invitations.all(circle).stream().map(Holdings::invitation)));
        }
        if (seat.can(Act.ASK_FOR_HELP)) {
            sections.add(new Section("needs", () -> needs.all(circle).stream().map(Holdings::need)));
        }
        if (seat.can(Act.READ_PLAN)) {
            sections.add(new Section("plan", () -> watch.plan(circle).stream().map(Holdings::plan)));
            sections.add(
                    new Section("planDraft", () -> making.draft(circle).stream().map(Holdings::planDraft)));
            sections.add(new Section("observations", () -> observations(circle).map(Holdings::observation)));
            sections.add(new Section(
                    "changes", () -> history.changes(circle).stream().map(PastItems::change)));
            sections.add(
                    new Section("asked", () -> history.asked(circle).stream().map(PastItems::asked)));
            sections.add(new Section(
                    "consultations", () -> together.past(circle).stream().map(PastItems::decided)));
        }
        sections.addAll(spokenFor(circle));
        sections.addAll(comingAndGoing(seat));
        var hers = seat.resident().orElseThrow(NotFound::new);
        sections.add(new Section("posts", () -> posts(circle).map(post -> post(circle, post, hers))));
        sections.add(new Section("tasks", () -> tasks.all(circle).stream().map(PastItems::task)));
        sections.add(new Section("appointments", () -> appointments(circle).map(PastItems::appointment)));
        if (seat.isResident()) {
            sections.add(notes(circle));
            sections.add(told(circle));
            sections.add(carer(circle));
        }
        sections.add(new Section("log", () -> log(circle).map(Holdings::line)));
        sections.add(new Section("doubts", () -> doubts.asked(circle).stream().map(PastItems::doubt)));
        return List.copyOf(sections);
    }

    /** Who speaks for her, what was asked of the municipality, and what was done in her name. */
    private List<Section> spokenFor(CircleId circle) {
        return List.of(
                new Section("speakers", () -> done.spoke(circle).stream().map(PastItems::spoke)),
                new Section("requests", () -> representations.requests(circle).stream()
                        .map(PastItems::request)),
                new Section("deeds", () -> done.deeds(circle).stream().map(PastItems::deed)),
                new Section("pauses", () -> done.pauses(circle).stream().map(PastItems::pause)));
    }

    /** What came from elsewhere, a move, what was said of a death, and what she wants for after her. */
    private List<Section> comingAndGoing(Seat seat) {
        var circle = seat.circle();
        var sections = new ArrayList<Section>();
        if (seat.can(Act.TAKE_CIRCLE)) {
            sections.add(
                    new Section("brought", () -> brought.before(circle).stream().map(PastItems::brought)));
        }
        if (seat.can(Act.SAY_MOVE)) {
            sections.add(new Section("moves", () -> moves.said(circle).stream().map(PastItems::move)));
        }
        sections.add(new Section("deaths", () -> farewell.said(circle).stream().map(PastItems::death)));
        if (seat.can(Act.CHOOSE_AFTER_ME)) {
            sections.add(new Section(
                    "afterMe",
                    () -> Stream.of(Item.of().with("choice", Word.of(afterwards.chosen(circle), "after.")))));
        }
        return sections;
    }

    /** For anybody else: who that is here, and what came from that person. Nothing of others. */
    private List<Section> own(Seat seat) {
        var circle = seat.circle();
        var sections = new ArrayList<Section>();
        sections.add(new Section("me", () -> Stream.of(me(Optional.empty()))));
        sections.add(new Section("seat", () -> Stream.of(seat(seat))));
        sections.add(consents(circle));
        if (seat.can(Act.READ_PLAN)) {
            sections.add(new Section(
                    "observations",
                    () -> observations(circle).filter(ObservationView::own).map(Holdings::ownObservation)));
        }
        sections.add(new Section("answers", () -> history.mine(circle).stream().map(PastItems::answered)));
        sections.add(new Section(
                "consultations", () -> together.mine(circle).stream().map(PastItems::voice)));
        sections.add(new Section(
                "requests", () -> representations.requests(circle).stream().map(PastItems::request)));
        sections.add(new Section("posts", () -> posts(circle)
                .flatMap(post -> Stream.concat(Stream.of(post), post.answers().stream()))
                .filter(PostView::own)
                .map(post -> ownPost(circle, post))));
        sections.add(new Section("tasks", () -> tasks.all(circle).stream()
                .filter(task -> task.own() || task.mine())
                .map(PastItems::task)));
        sections.add(new Section(
                "appointments",
                () -> appointments(circle).filter(AppointmentView::own).map(PastItems::appointment)));
        sections.add(notes(circle));
        sections.add(told(circle));
        if (carers.isMine(circle) || !carers.answers(circle).isEmpty()) {
            sections.add(carer(circle));
        }
        return List.copyOf(sections);
    }

    private Section consents(CircleId circle) {
        return new Section("consents", () -> consents.mine(circle).stream()
                .map(answer -> consent(answer).with("child", answer.about().flatMap(circles.view(circle)::nameOf))));
    }

    private static Item consent(ConsentView answer) {
        return Item.of()
                .with("subject", Word.of(answer.subject(), "export.consent."))
                .with("given", new Word(answer.given() ? "YES" : "NO", answer.given() ? "consent.yes" : "consent.no"))
                .with("wording", answer.wording())
                .with("version", answer.version())
                .with("language", answer.language())
                .with("how", Word.of(answer.how(), "consent.how."))
                .with("witness", answer.witness())
                .with("at", answer.at())
                .with("withdrawn", answer.withdrawn())
                .with("notice", answer.notice());
    }

    private Stream<ObservationView> observations(CircleId circle) {
        return Pages.of(last -> watch.observationsBefore(circle, last));
    }

    private Stream<PostView> posts(CircleId circle) {
        return Pages.<EntryView>of(last -> feed.window(circle, last.map(EntryView::id)))
                .gather(Gatherers.windowFixed(Feed.WINDOW))
                .flatMap(
                        page -> inOrder(circle, page.stream().map(EntryView::id).toList()));
    }

    private Stream<PostView> inOrder(CircleId circle, List<UUID> page) {
        var posts = timeline.posts(circle, page);
        return page.stream().flatMap(id -> Optional.ofNullable(posts.get(id)).stream());
    }

    /** What comes, and then what was, each from today on. */
    private Stream<AppointmentView> appointments(CircleId circle) {
        return Stream.concat(
                Pages.of(last -> agenda.coming(circle, last)), Pages.of(last -> agenda.earlier(circle, last)));
    }

    private Stream<LogLine> log(CircleId circle) {
        return Pages.of(last -> circles.whoLooked(circle, last.map(LogLine::n)));
    }

    private Item resident(Seat seat) {
        var address = seat.can(Act.FORWARD_NEED) ? circles.address(seat.circle()) : Optional.<Address>empty();
        return seat.isResident()
                ? me(address)
                : Item.of().with("firstName", seat.ownerName()).with("address", address.map(Address::line));
    }

    private Item me(Optional<Address> address) {
        var me = accounts.me();
        var own = numbers.mine();
        return Item.of()
                .with("firstName", me.firstName())
                .with("surname", me.surname())
                .with("phone", me.phone())
                .with("textsTo", own.map(it -> it.number().value()))
                .with("textsSince", own.map(OwnNumber::proven))
                .with("calm", accounts.wantsCalm())
                .with("address", address.map(Address::line));
    }

    private static Item seat(Seat seat) {
        return Item.of()
                .with("circleOf", seat.ownerName())
                .with("ring", seat.ring().map(ring -> Word.of(ring, "circle.ring.")))
                .with("topics", topics(seat.topics()));
    }

    private static List<Word> topics(Set<Topic> topics) {
        return topics.stream().sorted().map(topic -> Word.of(topic, "topic.")).toList();
    }

    private static Item member(MemberView member) {
        return Item.of()
                .with("firstName", member.person().firstName())
                .with("relation", member.relationWord())
                .with("organisation", member.organisation())
                .with("ring", Word.of(member.ring(), "circle.ring."))
                .with("guest", member.guest())
                .with("supporter", member.clientSupporter())
                .with("until", member.until())
                .with("topics", topics(member.topics()))
                .with("phone", member.person().phone());
    }

    private static Item invitation(InvitationView invitation) {
        return Item.of()
                .with("firstName", invitation.firstName())
                .with("relation", invitation.relationWord())
                .with("ring", Word.of(invitation.ring(), "circle.ring."))
                .with("mailbox", invitation.address())
                .with("proposedBy", invitation.proposedBy())
                .with("state", state(invitation.state()))
                .with("until", invitation.until());
    }

    private static Word state(InvitationState state) {
        return new Word(state.name(), state.open() ? "export.invitation.open" : "invite.state." + state.name());
    }

    private static Item need(NeedView need) {
        return Item.of()
                .with("ownWords", need.ownWords())
                .with("theme", need.theme().map(theme -> Word.of(theme, "bridge.theme.")))
                .with("tried", need.tried())
                .with("forwardedAt", need.forwardedAt())
                .with("promisedBy", need.promise().map(promise -> promise.who().name()))
                .with("promisedUntil", need.promise().map(promise -> promise.until()
                        .toString()))
                .with("visit", need.promise().flatMap(promise -> promise.visit()));
    }

    private static Item plan(PlanView plan) {
        var item = Item.of()
                .with(
                        "signs",
                        plan.signs().stream()
                                .map(sign -> Item.of()
                                        .with("phase", Word.of(sign.phase(), "watch.phase."))
                                        .with("text", sign.text()))
                                .toList());
        plan.texts().ifPresent(texts -> item.with("approvedAt", texts.approvedAt())
                .with("reviewAt", texts.reviewAt())
                .with("holder", texts.holder().map(CirclePerson::firstName))
                .with("deputy", texts.deputy().map(CirclePerson::firstName))
                .with("green", texts.green())
                .with("helps", texts.helps())
                .with("helpsNot", texts.helpsNot())
                .with(
                        "actions",
                        texts.actions().stream()
                                .map(action -> Item.of()
                                        .with("phase", Word.of(action.phase(), "watch.phase."))
                                        .with("text", action.text())
                                        .with("who", firstNames(action.who()))
                                        .with("before", action.before()))
                                .toList())
                .with(
                        "line",
                        texts.line().stream()
                                .map(place -> place.person().firstName())
                                .toList())
                .with(
                        "outside",
                        texts.outside().stream()
                                .map(contact -> Item.of()
                                        .with("phase", Word.of(contact.phase(), "watch.phase."))
                                        .with("who", contact.name())
                                        .with("phone", contact.phone()))
                                .toList()));
        return item;
    }

    /** What is being made and holds nothing yet, with who was asked and what they said. */
    private static Item planDraft(PlanDraft draft) {
        return Item.of()
                .with("green", draft.green().text())
                .with(
                        "signs",
                        draft.signs().signs().stream()
                                .map(sign -> Item.of()
                                        .with("phase", Word.of(sign.phase(), "watch.phase."))
                                        .with("text", sign.text()))
                                .toList())
                .with("helps", draft.helps().helps())
                .with("helpsNot", draft.helps().not())
                .with(
                        "actions",
                        draft.actions().actions().stream()
                                .map(action -> Item.of()
                                        .with("phase", Word.of(action.phase(), "watch.phase."))
                                        .with("text", action.text())
                                        .with("before", action.before()))
                                .toList())
                .with(
                        "line",
                        draft.said().stream()
                                .flatMap(said -> said.person().stream())
                                .map(CirclePerson::firstName)
                                .toList())
                .with(
                        "outside",
                        draft.outside().contacts().stream()
                                .map(contact -> Item.of()
                                        .with("phase", Word.of(contact.phase(), "watch.phase."))
                                        .with("who", contact.name())
                                        .with("phone", contact.phone()))
                                .toList());
    }

    private static List<String> firstNames(List<CirclePerson> people) {
        return people.stream().map(CirclePerson::firstName).toList();
    }

    private static Item observation(ObservationView seen) {
        return ownObservation(seen)
                .with("who", seen.observer().map(CirclePerson::firstName))
                .with("relation", seen.relation());
    }

    private static Item ownObservation(ObservationView seen) {
        return Item.of()
                .with("at", seen.seenAt())
                .with("signs", seen.signs())
                .with("good", seen.good())
                .with("worried", seen.worried())
                .with("call", seen.call().map(call -> Word.of(call, "watch.call.")))
                .with("text", seen.text())
                .with("seen", names(seen.reactions()));
    }

    /** @param hers whose circle it is: what she told goes on elsewhere in her own name */
    private Item post(CircleId circle, PostView post, AccountId hers) {
        return ownPost(circle, post)
                .forMachines(
                        "own",
                        post.author()
                                .map(CirclePerson::account)
                                .filter(hers::equals)
                                .isPresent())
                .forMachines("few", post.reach().few())
                .with("who", post.name())
                .with("together", post.helper().filter(name -> !name.isEmpty()))
                .with("relation", post.relation())
                .with("topic", Word.of(post.reach().topic(), "topic."))
                .with("about", post.about())
                .with("onlyFor", post.audienceNote())
                .with("reactions", reactions(post))
                .with("seen", post.seen().by())
                .with(
                        "answers",
                        post.answers().stream()
                                .map(answer -> post(circle, answer, hers))
                                .toList());
    }

    /** Of what was seen there is one word: who said it. */
    private static List<String> names(PostView.Reactions said) {
        return said.given().stream()
                .flatMap(given -> Stream.concat(given.own().stream(), given.others().stream()))
                .toList();
    }

    private static List<Item> reactions(PostView post) {
        return post.reactions().given().stream()
                .map(given -> Item.of()
                        .with("reaction", Word.of(given.kind(), "reaction."))
                        .with(
                                "who",
                                Stream.concat(given.own().stream(), given.others().stream())
                                        .toList()))
                .toList();
    }

    /** With what stood there before, for who may read that. */
    private Item ownPost(CircleId circle, PostView post) {
        var earlier = post.edits().mayReadEarlier() ? editing.earlier(circle, post.id()) : List.<EarlierWords>of();
        return ofKind(post)
                .forMachines("id", post.id().value())
                .with("at", post.at())
                .with("estimated", post.atEstimated())
                .with("text", post.text())
                .with(
                        "photos",
                        post.photos().stream()
                                .filter(PhotoView::shown)
                                .map(Picture::of)
                                .toList())
                .with("edited", post.edits().edited())
                .with(
                        "earlier",
                        earlier.stream()
                                .map(words ->
                                        Item.of().with("at", words.since()).with("text", words.text()))
                                .toList())
                .with("erased", post.erased());
    }

    /** What goes for one kind only; nothing of an ordinary post. */
    private static Item ofKind(PostView post) {
        return switch (post.kind()) {
            case KindView.Update _ -> Item.of();
            case KindView.CheckIn checkIn ->
                Item.of().with("kind", kind("CHECK_IN")).with("face", Word.of(checkIn.face(), "checkin."));
            case KindView.Question question ->
                Item.of()
                        .with("kind", kind("QUESTION"))
                        .with("askedOf", question.asked().map(CirclePerson::firstName))
                        .with("answered", question.answered());
            case KindView.Milestone _ -> Item.of().with("kind", kind("MILESTONE"));
            case KindView.Surprise _ -> Item.of().with("kind", kind("SURPRISE"));
        };
    }

    private static Word kind(String name) {
        return new Word(name, "kind." + name);
    }

    /** What only this person reads. */
    private Section notes(CircleId circle) {
        return new Section("notes", () -> notes.mine(circle).stream()
                .map(note -> Item.of().with("at", note.at()).with("text", note.text())));
    }

    /** How this person hears of things. */
    private Section told(CircleId circle) {
        return new Section("told", () -> Stream.of(told.mine(circle)).map(how -> Item.of()
                .with("often", Word.of(how.often(), "told.often."))
                .with("shows", Word.of(how.shows(), "told.shows."))
                .with(
                        "quiet",
                        how.quiet().none()
                                ? ""
                                : how.quiet().from() + " - " + how.quiet().to())
                .with("paper", paper(papers.mine(circle)))));
    }

    /** How it went with this person, who cares for somebody: nobody else's file has a line of it (R-D30). */
    private Section carer(CircleId circle) {
        return new Section(
                "carer",
                () -> Stream.concat(
                        carers.answers(circle).stream().map(Holdings::answer),
                        carers.isMine(circle)
                                ? Stream.of(carers.mine(circle).weeks()).map(weeks -> Item.of()
                                        .with("invited", new Word(Integer.toString(weeks), "carer.every." + weeks)))
                                : Stream.empty()));
    }

    private static Item answer(CarerAnswer answer) {
        return Item.of()
                .with("at", answer.at())
                .with("load", answer.load().map(load -> Word.of(load, "carer.load.")))
                .with("keepsUp", answer.perseverance().map(time -> Word.of(time, "carer.hold.")));
    }

    private static Word paper(boolean yes) {
        return new Word(Boolean.toString(yes), "told.paper." + yes);
    }

    private static Item line(LogLine line) {
        return Item.of()
                .with("at", line.at())
                .with("who", line.own() ? Optional.of(new Word("YOU", "circle.log.you")) : who(line))
                .with("organisation", line.organisation())
                .with("did", new Word(line.action() + " " + line.what(), line.words()))
                .with("reason", line.reason().map(reason -> new Word(reason, "circle.log.reason." + reason)));
    }

    private static Optional<?> who(LogLine line) {
        return line.who().isPresent()
                ? line.who()
                : Optional.of(
                        line.job()
                                ? new Word("KRING", "circle.log.kring")
                                : new Word("STRANGER", "circle.log.stranger"));
    }
}
