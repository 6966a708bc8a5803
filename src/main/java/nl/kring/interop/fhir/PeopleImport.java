package nl.kring.interop.fhir;

import java.util.List;
import java.util.Optional;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NewAccount;
import nl.kring.interop.fhir.ImportPlan.Person;
import org.springframework.stereotype.Component;

/** Gives every human of a care network one account, which nobody has claimed yet. */
@Component
class PeopleImport {
    private final AccountService accounts;
    private final Imported imported;

    PeopleImport(AccountService accounts, Imported imported) {
        this.accounts = accounts;
        this.imported = imported;
    }

    /** The account of somebody who came in before, by name in the source or by number, and with a like name. */
    Optional<AccountId> known(String source, Person person) {
        return person.sources().stream()
                .flatMap(origin -> imported.find(source, origin).stream())
                .flatMap(known -> known.ourId().stream())
                .findFirst()
                .map(AccountId::new)
                .or(() -> imported.byNumber(source, person.numbers(), Identities.mark(person.name())));
    }

    /** Whether the source now gives somebody else this name: then it may well be another source. */
    Optional<Origin> otherPerson(String source, Person person) {
        var mark = Identities.mark(person.name());
        return person.sources().stream()
                .filter(origin -> imported.find(source, origin)
                        .flatMap(Imported.Known::nameMark)
                        .filter(before -> !before.equals(mark))
                        .isPresent())
                .findFirst();
    }

    /** The account of this human, made now if need be, with all that the source calls this human by. */
    AccountId account(String source, Person person) {
        var mark = Identities.mark(person.name());
        var account = known(source, person).orElseGet(() -> create(person));
        person.sources().stream()
                .filter(origin -> imported.find(source, origin).isEmpty())
                .forEach(origin -> imported.addPerson(source, origin, mark, account));
        person.numbers().forEach(number -> imported.addNumber(source, number, mark, account));
        return account;
    }

    private AccountId create(Person person) {
        var name = CallingName.of(person.name());
        var account = new NewAccount(
                name.first(),
                name.surname(),
                Optional.empty(),
                "nl",
                values(person, Channel.Kind.PHONE).stream().findFirst(),
                false,
                Optional.empty(),
                null,
                null);
        return accounts.createUnclaimed(
                account,
                values(person, Channel.Kind.MAIL).stream()
                        .map(EmailAddress::new)
                        .toList());
    }

    private static List<String> values(Person person, Channel.Kind kind) {
        return person.channels().stream()
                .filter(it -> it.kind() == kind)
                .map(Channel::value)
                .toList();
    }
}
