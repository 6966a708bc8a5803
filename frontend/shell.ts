import './connection';
import './way-out';
