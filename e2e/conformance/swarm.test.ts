import { describeTour } from './describe-tour';

describeTour('a swarm of three');
