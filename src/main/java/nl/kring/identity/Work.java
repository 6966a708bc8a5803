package nl.kring.identity;

/**
 * What a verified organisation says of somebody: that this person works or volunteers for it now.
 *
 * @param conductSeen whether it saw the certificate of good conduct (VOG) of a volunteer
 */
public record Work(String organisation, boolean conductSeen) {}
