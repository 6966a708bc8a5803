package nl.kring.timeline;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface PostRepository extends Repository<Post, UUID> {
    Optional<Post> findByIdAndCircleId(UUID id, UUID circle);

    List<Post> findByThreadIdInAndAudienceIdInOrderById(Collection<UUID> threads, Collection<UUID> audiences);
}
