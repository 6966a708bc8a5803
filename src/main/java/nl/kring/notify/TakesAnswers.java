package nl.kring.notify;

import java.util.List;

/** Puts an answer that came by mail where it belongs; a bean of the module that the conversation is of. */
public interface TakesAnswers {
    /**
     * Takes it as its writer would by hand, with the rights of who acts now: what may not be is thrown as it is on a page. The same answer
     * twice stands there once.
     *
     * @return the names of pictures that could not come along
     */
    List<String> take(MailedAnswer answer);
}
