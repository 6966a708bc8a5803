package nl.kring.circle;

import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface CircleRepository extends ListCrudRepository<Circle, UUID> {}
